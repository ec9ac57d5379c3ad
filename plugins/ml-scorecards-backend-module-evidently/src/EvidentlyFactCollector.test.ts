import { ServerResponse } from 'node:http';
import {
  collectByName,
  component,
  factCollectorContract,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  NOW,
  TOKEN,
  UI,
} from './__testUtils__/createCollector';
import {
  FakeEvidently,
  FakeSnapshot,
  uuid,
} from './__testUtils__/FakeEvidently';
import {
  driftedColumns,
  evidentlyJson,
  metric,
  testResult,
  valueDrift,
} from './__testUtils__/reports';

const PROJECT = uuid(1);
const named = { 'evidentlyai.com/project-id': PROJECT };

/** A report that was made so many hours ago, on data that are well. */
const made = (
  n: number,
  hoursAgo: number,
  more: Partial<FakeSnapshot> = {},
): FakeSnapshot => ({
  id: uuid(100 + n),
  timestamp: new Date(NOW - hoursAgo * 3_600_000)
    .toISOString()
    .replace('Z', ''),
  report: evidentlyJson([driftedColumns(0), valueDrift('prediction', 0.01)]),
  ...more,
});
const onNothing = (n: number) =>
  made(n, n, { report: evidentlyJson([metric('MeanValue', 1)]) });

describe('EvidentlyFactCollector', () => {
  const evidently = FakeEvidently.forTests();
  const collector = () =>
    createCollector({ main: evidently.origin }, { clock: realClock });
  const collect = (annotations: Record<string, string> = named) =>
    collectOne(collector(), annotations);
  const add = (...snapshots: readonly FakeSnapshot[]) =>
    evidently.projects.set(PROJECT, snapshots);
  const downloads = () =>
    evidently.requests.filter(asked => asked.includes('/download'));

  factCollectorContract({
    name: 'EvidentlyFactCollector',
    setUp: () => {
      evidently.reset();
      const projects = [uuid(1), uuid(2)];
      for (const project of projects) {
        evidently.projects.set(project, [made(1, 1), made(2, 2)]);
      }
      const answerAll = (answer: (response: ServerResponse) => unknown) => {
        evidently.intercept = (_, response) => {
          answer(response);
          return true;
        };
      };
      const entities = projects.map((project, n) =>
        component(`component-${n}`, {
          'evidentlyai.com/project-id': project,
          'evidentlyai.com/instance': 'main',
          'evidentlyai.com/prediction-column': 'prediction',
          'evidentlyai.com/quality-metric': 'F1Score',
        }),
      );
      return {
        collector: createCollector({ main: evidently.origin }),
        served: entities as [
          ReturnType<typeof component>,
          ReturnType<typeof component>,
        ],
        notServed: component('other', { 'evidentlyai.com/instance': 'main' }),
        secrets: [TOKEN],
        source: {
          goDown: () => answerAll(response => response.destroy()),
          hang: () => new Promise<void>(asked => answerAll(() => asked())),
          answerGarbage: () =>
            answerAll(response => response.end('<html>Sign in</html>')),
          breakFor: ({ metadata: { annotations = {} } }) => {
            evidently.intercept = (asked, response) => {
              const isBroken = asked.includes(
                annotations['evidentlyai.com/project-id'],
              );
              if (isBroken) response.writeHead(500).end('{}');
              return isBroken;
            };
          },
        },
      };
    },
  });

  it('tells the newest drift, with a link to its report', async () => {
    add(
      made(2, 30),
      made(1, 3, {
        metadata: { alert: '#ml-fraud' },
        report: evidentlyJson(
          [
            driftedColumns(0.5),
            valueDrift('prediction', 0.31),
            valueDrift('age', 0.2),
            valueDrift('city', 0.05),
            valueDrift('target', 0.9),
          ],
          [testResult('Drift in age', 'FAIL'), testResult('Share', 'SUCCESS')],
        ),
      }),
    );
    expect(await collect()).toMatchObject({
      hasDriftMonitor: true,
      hasDriftAlert: true,
      driftCheckedAt: '2026-05-31T21:00:00.000Z',
      driftTool: 'Evidently',
      driftMethod: 'psi',
      driftedShare: 0.5,
      predictionDrift: 0.31,
      predictionHasDrifted: true,
      maxFeatureDrift: 0.2,
      failedTests: ['Drift in age'],
      driftIsAcknowledged: false,
      driftAcknowledgedAt: expect.stringMatching(
        /^\? no report .* has the tag/,
      ),
    });
    const { it: answer } = await collectByName(collector(), [
      component('it', named),
    ]);
    expect(answer).toMatchObject({
      facts: {
        hasDriftMonitor: { link: `${UI}/projects/${PROJECT}/reports` },
        predictionDrift: {
          link: `${UI}/projects/${PROJECT}/reports/${uuid(101)}`,
        },
      },
    });
    expect(evidently.headers[0]).toHaveProperty(
      'authorization',
      `Bearer ${TOKEN}`,
    );
  });

  it('tells how drift went from day to day, of data that are served', async () => {
    const drifted = (hoursAgo: number, share: number, ...tags: string[]) =>
      made(hoursAgo, hoursAgo, {
        tags,
        report: evidentlyJson([
          driftedColumns(share),
          valueDrift('prediction', share / 2),
          valueDrift('score', share / 4),
        ]),
      });
    add(
      drifted(3, 0.4),
      drifted(12, 0.2, 'drift-acknowledged'),
      drifted(30, 0.1),
      drifted(31, 0.8, 'training-serving-skew'),
      drifted(32, 0.9, 'reference'),
      // Of another day than any clock has.
      drifted(-30, 1),
      onNothing(60),
    );
    const { it: one, other } = await collectByName(collector(), [
      component('it', named),
      component('other', {
        ...named,
        'evidentlyai.com/prediction-column': 'score',
      }),
    ]);
    expect(one).toMatchObject({
      facts: {
        driftedShareByDay: {
          value: ['2026-05-30 0.1', '2026-05-31 0.4'],
          link: `${UI}/projects/${PROJECT}/reports`,
        },
        predictionDriftByDay: { value: ['2026-05-30 0.05', '2026-05-31 0.2'] },
      },
    });
    expect(other).toMatchObject({
      facts: {
        predictionDriftByDay: { value: ['2026-05-30 0.025', '2026-05-31 0.1'] },
      },
    });
    // Of all its components together.
    expect(
      evidently.requests.filter(asked => asked.includes('data_series_batch')),
    ).toHaveLength(1);
  });

  it('tells no number of another method as PSI', async () => {
    const ks = { method: 'ks', threshold: 0.05 };
    add(
      made(1, 1, {
        report: evidentlyJson([
          valueDrift('prediction', 0.001, ks),
          valueDrift('age', 0.5, ks),
          valueDrift('city', 0.3),
        ]),
      }),
    );
    expect(await collect()).toMatchObject({
      driftMethod: 'ks',
      // A low p-value and a high distance are drift; a high p-value is none.
      driftedShare: expect.closeTo(2 / 3),
      predictionDrift: expect.stringMatching(/by ks, whose numbers are no PSI/),
      predictionHasDrifted: true,
      maxFeatureDrift: expect.stringMatching(/drift of each feature as PSI/),
    });
  });

  it.each([
    ['a p-value over its threshold', [0.2, 'ks', 0.05], false],
    ['a p-value below it', [0.01, 'ks', 0.05], true],
    ['a distance below its threshold', [0.05, 'jensenshannon', 0.1], false],
    ['a distance from it on', [0.1, 'jensenshannon', 0.1], true],
    // Nothing tells whether lower or higher is worse.
    [
      'a method of somebody',
      [0.1, 'mine', 0.1],
      expect.stringMatching(/^\? .* drifted by mine:/),
    ],
  ] as const)(
    'tells whether the predictions drifted by %s',
    async (_, [score, method, threshold], expected) => {
      const predictions = valueDrift('prediction', score, {
        method,
        threshold,
      });
      add(made(1, 1, { report: evidentlyJson([predictions]) }));
      expect(await collect()).toMatchObject({
        driftMethod: method,
        predictionHasDrifted: expected,
      });
    },
  );

  it('tells that predictions drifted if one of several methods says so', async () => {
    const by = (method: string, score: number) =>
      valueDrift('prediction', score, { method, threshold: 0.1 });
    const tell = async (...metrics: ReturnType<typeof by>[]) => {
      add(made(1, 1, { report: evidentlyJson(metrics) }));
      return collect();
    };
    expect(await tell(by('psi', 0.05), by('ks', 0.01))).toMatchObject({
      driftMethod: 'psi, ks',
      predictionDrift: 0.05,
      predictionHasDrifted: true,
    });
    expect(await tell(by('psi', 0.05), by('ks', 0.5))).toMatchObject({
      predictionHasDrifted: false,
    });
    expect(await tell(by('psi', 0.05), by('mine', 0.5))).toMatchObject({
      predictionHasDrifted: expect.stringMatching(/drifted by mine/),
    });
  });

  it('tells of no alert that nobody says there is', async () => {
    add(
      made(1, 1, {
        metadata: { alert: ' ' },
        report: evidentlyJson(
          [driftedColumns(0.9)],
          [testResult('Drift', 'FAIL')],
        ),
      }),
    );
    expect(await collect()).toMatchObject({
      hasDriftMonitor: true,
      hasDriftAlert: expect.stringMatching(/itself raises no alerts/),
      driftMethod: expect.stringMatching(/says nothing of drift of the column/),
    });
  });

  it('takes predictions from the column that the entity names', async () => {
    add(made(1, 1, { report: evidentlyJson([valueDrift('score', 0.15)]) }));
    const annotations = {
      ...named,
      'evidentlyai.com/prediction-column': 'score',
    };
    expect(await collect(annotations)).toMatchObject({ predictionDrift: 0.15 });
    expect(await collect()).toMatchObject({
      predictionDrift: expect.stringMatching(/evidentlyai\.com\/prediction/),
      predictionHasDrifted: expect.stringMatching(/evidentlyai\.com\/predict/),
    });
  });

  it('looks through some reports for one on drift, and takes what is tagged before', async () => {
    add(...[1, 2, 3, 4, 5].map(onNothing));
    expect(await collect()).toMatchObject({
      hasDriftMonitor: false,
      driftCheckedAt: '~ the project has no report on drift',
    });
    expect(downloads()).toHaveLength(5);

    add(...[1, 2, 3, 4, 5].map(onNothing), made(6, 6));
    const more = expect.stringMatching(/^\? none of the last 5 reports/);
    expect(await collect()).toMatchObject({
      hasDriftMonitor: more,
      driftCheckedAt: more,
    });

    add(...[1, 2, 3, 4, 5].map(onNothing), made(6, 6, { tags: ['drift'] }));
    expect(await collect()).toMatchObject({
      hasDriftMonitor: true,
      driftCheckedAt: '2026-05-31T18:00:00.000Z',
    });
  });

  it('tells a project without reports from one that is not there', async () => {
    add();
    expect(await collect()).toMatchObject({
      hasDriftMonitor: false,
      failedTests: '? the project has no report',
    });
    const gone = { 'evidentlyai.com/project-id': uuid(9) };
    expect(await collect(gone)).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining(uuid(9)),
    });
  });

  it('does not believe what is of another day, and tells no instant of the future', async () => {
    add(made(1, -9), made(2, -25));
    expect(await collect()).toMatchObject({
      driftCheckedAt: new Date(NOW).toISOString(),
    });
    expect(downloads()).toEqual([expect.stringContaining(uuid(101))]);
  });

  it('reads numbers that Python has and JSON does not', async () => {
    const json = JSON.stringify(
      evidentlyJson([driftedColumns(0.1), valueDrift('prediction', null)]),
    );
    add(made(1, 1, { report: json.replace('"value":null', '"value":NaN') }));
    expect(await collect()).toMatchObject({
      driftedShare: 0.1,
      predictionDrift: '? the PSI of the predictions could not be computed',
      predictionHasDrifted: expect.stringMatching(/^\? .* drifted by psi:/),
    });
  });

  it('asks for each report once', async () => {
    add(made(1, 1));
    const same = collector();
    await collectOne(same, named);
    await collectOne(same, named);
    expect(downloads()).toHaveLength(1);
    add(made(1, 1), made(2, 0));
    expect(await collectOne(same, named)).toMatchObject({
      driftCheckedAt: new Date(NOW).toISOString(),
    });
    expect(downloads()).toHaveLength(2);
  });

  it('says what to do where no server is configured', async () => {
    expect(await collectOne(createCollector({}), named)).toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('mlScorecards.evidently.instances'),
    });
  });
});
