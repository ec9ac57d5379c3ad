import { Readable } from 'node:stream';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  collectByName,
  component,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import alibiDetect from '../__recordings__/alibi-detect.json';
import nannyml from '../__recordings__/nannyml.json';
import whylogs from '../__recordings__/whylogs.json';
import { createCollector, NOW } from '../__testUtils__/createCollector';
import {
  driftedColumns,
  evidentlyJson,
  metric,
  testResult,
  valueDrift,
} from '../__testUtils__/reports';
import { FileLimits } from './readReportFile';

const FOLDER = 'https://github.com/acme/models/tree/main/churn/';
const ADDRESS = `${FOLDER}reports/drift.json`;

const entity = component('it', {
  'backstage.io/source-location': `url:${FOLDER}`,
  'evidentlyai.com/report': 'reports/drift.json',
});

/** What is told of a component whose report the URL reader gives so. */
async function collect(
  readUrl: UrlReaderService['readUrl'],
  fileLimits?: Partial<FileLimits>,
) {
  const logger = mockServices.logger.mock();
  const collector = createCollector(
    {},
    {
      urlReader: { ...mockServices.urlReader.mock(), readUrl },
      fileLimits,
      logger,
    },
  );
  const { it: answer } = await collectByName(collector, [entity]);
  expect(logger.error).not.toHaveBeenCalled();
  return answer;
}

const gives = (content: unknown) => async () => ({
  buffer: async () =>
    Buffer.from(
      typeof content === 'string' ? content : JSON.stringify(content),
    ),
});

describe('a report in the repository of a component', () => {
  it('tells drift, with a link to the file', async () => {
    const readUrl = jest.fn(
      gives({
        timestamp: '2026-05-31T03:00:00Z',
        report: evidentlyJson(
          [
            driftedColumns(0.5),
            valueDrift('prediction', 0.31),
            valueDrift('age', 0.01),
            metric('F1Score', 0.8),
          ],
          [testResult('Drift of predictions', 'FAIL')],
        ),
      }),
    );
    const answer = await collect(readUrl);
    expect(readUrl).toHaveBeenCalledWith(ADDRESS, expect.anything());
    expect(plain(answer)).toEqual({
      hasDriftMonitor: true,
      hasDriftAlert: expect.stringMatching(/raises no alert/),
      driftCheckedAt: '2026-05-31T03:00:00.000Z',
      driftTool: 'Evidently',
      driftMethod: 'psi',
      driftedShare: 0.5,
      predictionDrift: 0.31,
      predictionHasDrifted: true,
      maxFeatureDrift: 0.01,
      failedTests: ['Drift of predictions'],
      driftIsAcknowledged: expect.stringMatching(/nothing of answers/),
      driftAcknowledgedAt: expect.stringMatching(/nothing of answers/),
      trainingServingSkew: expect.stringMatching(/takes several reports/),
      skewMeasuredAt: expect.stringMatching(/takes several reports/),
      servedQualityMeasuredAt: '2026-05-31T03:00:00.000Z',
      driftedShareByDay: expect.stringMatching(/takes several reports/),
      predictionDriftByDay: expect.stringMatching(/takes several reports/),
      servedQualityDrop: expect.stringMatching(/takes several reports/),
    });
    expect(answer).toHaveProperty('facts.predictionDrift.link', ADDRESS);
  });

  it('tells no instant that it does not know, and none of the future', async () => {
    const report = evidentlyJson([driftedColumns(0.5)]);
    expect(plain(await collect(gives(report)))).toMatchObject({
      driftedShare: 0.5,
      driftCheckedAt: expect.stringMatching(/does not say when it was made/),
    });
    const timestamp = new Date(NOW + 60_000).toISOString();
    expect(plain(await collect(gives({ timestamp, report })))).toMatchObject({
      driftCheckedAt: new Date(NOW).toISOString(),
    });
  });

  it.each(['2126-06-01T03:00:00Z', '2026-06-02T00:00:01Z'])(
    'that was made at %s, more than a day ahead, is not believed',
    async timestamp => {
      const report = evidentlyJson([
        driftedColumns(0.5),
        metric('F1Score', 0.8),
      ]);
      const why = expect.stringMatching(/more than a day from now/);
      expect(plain(await collect(gives({ timestamp, report })))).toMatchObject({
        driftedShare: 0.5,
        driftCheckedAt: why,
        servedQualityMeasuredAt: why,
      });
    },
  );

  it('of a period that is not over does not say when it was looked at', async () => {
    const chunk = (end: string) => [
      {
        chunk_end_date: end,
        chunk_period: 'analysis',
        prediction_jensen_shannon_value: 0.2,
        prediction_jensen_shannon_alert: true,
      },
    ];
    const checked = async (content: unknown) =>
      plain(await collect(gives(content)));
    expect(await checked(chunk('2026-05-31T23:59:59.999'))).toMatchObject({
      driftCheckedAt: '2026-05-31T23:59:59.999Z',
    });
    // The day is within what a clock may be wrong, and is none that a clock has said.
    expect(await checked(chunk('2026-06-01T23:59:59.999'))).toMatchObject({
      driftedShare: 1,
      driftCheckedAt: expect.stringMatching(/does not say when it was made/),
    });
    const timestamp = '2026-05-31T03:00:00Z';
    const report = chunk('2026-06-30T23:59:59.999');
    expect(await checked({ timestamp, report })).toMatchObject({
      driftCheckedAt: '2026-05-31T03:00:00.000Z',
    });
  });

  it.each([
    ['whylogs', whylogs, 'ks'],
    ['NannyML', nannyml, 'jensen_shannon'],
    ['Alibi Detect', alibiDetect, 'KSDrift'],
  ])(
    'of %s tells whether the predictions drifted',
    async (tool, report, by) => {
      expect(plain(await collect(gives(report)))).toMatchObject({
        driftTool: tool,
        driftMethod: by,
        predictionDrift: expect.stringMatching(/whose numbers are no PSI/),
        predictionHasDrifted: true,
      });
    },
  );

  it('of NannyML tells how the share of drifted columns went, chunk by chunk', async () => {
    const byDay = [
      '2026-05-18 1',
      '2026-05-21 0.6667',
      '2026-05-25 1',
      '2026-05-28 0.6667',
    ];
    expect(plain(await collect(gives(nannyml)))).toMatchObject({
      driftedShareByDay: byDay,
      predictionDriftByDay: expect.stringMatching(/takes several reports/),
    });
    const [first, ...others] = nannyml;
    const ahead = { ...others.at(-1), chunk_end_date: '2026-07-01T00:00:00' };
    expect(
      plain(await collect(gives([first, ...others, ahead]))),
    ).toMatchObject({ driftedShareByDay: byDay });
  });

  it('without thresholds does not tell whether the predictions drifted', async () => {
    const report = { prediction: { algorithm: 'ks', pvalue: 0.001 } };
    expect(plain(await collect(gives(report)))).toMatchObject({
      driftMethod: 'ks',
      predictionHasDrifted: expect.stringMatching(/^\? .* with a threshold/),
    });
  });

  it('tells drift of all features together only as such', async () => {
    const report = {
      data: { is_drift: 1, p_val: 0.01 },
      meta: { name: 'MMD' },
    };
    expect(plain(await collect(gives(report)))).toMatchObject({
      hasDriftMonitor: true,
      driftedShare: expect.stringMatching(/all columns together/),
      predictionDrift: expect.stringMatching(/says nothing of drift/),
      predictionHasDrifted: expect.stringMatching(/says nothing of drift/),
    });
    expect(
      plain(
        await collect(
          gives({
            timestamp: '2026-05-31T03:00:00Z',
            featureNames: ['prediction'],
            report,
          }),
        ),
      ),
    ).toMatchObject({
      driftMethod: 'MMD',
      driftedShare: 1,
      predictionHasDrifted: true,
    });
  });

  it('that is not on drift is no monitor', async () => {
    const report = evidentlyJson([metric('MeanValue', 1)]);
    expect(plain(await collect(gives(report)))).toMatchObject({
      hasDriftMonitor: false,
      driftCheckedAt: '~ the report is not on drift',
      predictionHasDrifted: '~ the report is not on drift',
      servedQualityMeasuredAt: expect.stringMatching(/does not compare/),
    });
  });

  it.each([
    ['is no JSON', gives('<html>'), 'bad-payload', /is not JSON/],
    ['is no report', gives('{}'), 'bad-payload', /is none that is known/],
    [
      'is gone',
      async () => {
        throw new NotFoundError(`${ADDRESS}?token=secret`);
      },
      'not-found',
      /The report reports\/drift\.json is not in the repository/,
    ],
    [
      'is on a host that is not configured',
      async () => {
        throw new NotAllowedError('Reading is not allowed');
      },
      'misconfigured',
      /backend\.reading\.allow/,
    ],
    [
      'is refused',
      async () => {
        throw new AuthenticationError('token=secret');
      },
      'auth',
      /refused the portal's credentials/,
    ],
    [
      'is asked for too often',
      async () => {
        throw new Error(`${ADDRESS} could not be read, 429 Too Many Requests`);
      },
      'rate-limited',
      /too much was asked/,
    ],
    [
      'has a host that fails',
      async () => {
        throw new Error(`${ADDRESS}?token=secret could not be read, 502 Bad`);
      },
      'unavailable',
      /failed \(502\)/,
    ],
    [
      'has an address that its host does not know',
      async () => {
        throw new Error('Incorrect URL: token=secret');
      },
      'misconfigured',
      /does not understand its address: check the annotation/,
    ],
  ])('that %s is told so', async (_, readUrl, code, message) => {
    const answer = await collect(readUrl);
    expect(answer).toMatchObject({ error: { code } });
    expect(answer).toHaveProperty(
      'error.message',
      expect.stringMatching(message),
    );
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('is read no further than allowed', async () => {
    let pieces = 0;
    const stream = Readable.from(
      (function* endless() {
        for (;;) {
          pieces += 1;
          yield Buffer.alloc(1024, ' ');
        }
      })(),
    );
    const answer = await collect(
      async () => ({ stream: () => stream, buffer: async () => Buffer.of() }),
      { maxBytes: 10 * 1024 },
    );
    expect(answer).toHaveProperty(
      'error.message',
      expect.stringMatching(/is larger than/),
    );
    expect(stream.destroyed).toBe(true);
    expect(pieces).toBeLessThan(100);
  });

  it('is given up when it never comes', async () => {
    const answer = await collect(() => new Promise(() => {}), {
      deadlineMs: 10,
    });
    expect(answer).toMatchObject({ error: { code: 'timeout' } });
  });

  it('is not asked for where the entity has a project on a server', async () => {
    const readUrl = jest.fn();
    const collector = createCollector(
      { main: 'http://127.0.0.1:1' },
      { urlReader: { ...mockServices.urlReader.mock(), readUrl } },
    );
    const both = component('it', {
      ...entity.metadata.annotations,
      'evidentlyai.com/project-id': '00000000-0000-7000-8000-000000000001',
    });
    const { it: answer } = await collectByName(collector, [both]);
    expect(answer).toMatchObject({ error: { code: 'unavailable' } });
    expect(readUrl).not.toHaveBeenCalled();
  });
});
