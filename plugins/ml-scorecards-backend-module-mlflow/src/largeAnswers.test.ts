import {
  collectByName,
  component,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  DAY,
  NOW,
} from './__testUtils__/createCollector';
import { FakeMlflow } from './__testUtils__/FakeMlflow';

/** Instead of 16 MB, so that a test can have answers that are larger. */
const MAX_BYTES = 200_000;

/** A table with so many columns that its schema has that many bytes. */
const tableOf = (bytes: number) => [
  { name: 'wide', digest: 'd1', schema: 'x'.repeat(bytes) },
];

describe('runs that have logged very wide tables', () => {
  const mlflow = FakeMlflow.forTests();

  const collector = () =>
    createCollector(
      { main: mlflow.origin },
      { clock: realClock, limits: { maxBytes: MAX_BYTES } },
    );
  const searches = () =>
    mlflow.requests.filter(request => request.endsWith('runs/search')).length;

  /** A model whose serving version comes from the newest run of an experiment. */
  function addModel(n: number, runs: number, bytes: (run: number) => number) {
    mlflow.experiments.set(String(n), {
      tags: { 'mlflow.experiment.primaryMetric.name': 'auc' },
    });
    mlflow.models.set(`model-${n}`, {
      aliases: { champion: '1' },
      versions: [{ version: '1', run_id: `${n}-0` }],
    });
    for (let run = 0; run < runs; run += 1) {
      mlflow.runs.set(`${n}-${run}`, {
        experiment: String(n),
        start_time: NOW - 0.1 * run * DAY,
        end_time: NOW - 0.1 * run * DAY + 60_000,
        metrics: { auc: 0.9 },
        params: { seed: '1' },
        datasets: tableOf(bytes(run)),
      });
    }
    return component(`c-${n}`, { 'mlflow.org/registered-model': `model-${n}` });
  }
  const model = { 'mlflow.org/registered-model': 'model-1' };

  it('are read in smaller pages', async () => {
    addModel(1, 300, () => 2000);
    expect(await collectOne(collector(), model)).toMatchObject({
      versionCount: 1,
      datasetInputs: ['wide@d1'],
      runCount90d: 300,
      failedRunShare30d: 0,
      trainingSecondsMedian: 60,
      primaryMetricDrop: 0,
    });
    // 200, 100, and then 50 six times; and one for each of the three tags.
    expect(searches()).toBe(2 + 6 + 3);
  });

  it('are unknown where they take too many requests, and nothing else is', async () => {
    addModel(1, 300, () => 60_000);
    const why =
      '? only the newest 42 runs of the experiment were read: the others are so large that they take too many answers';
    expect(await collectOne(collector(), model)).toMatchObject({
      versionCount: 1,
      datasetInputs: ['wide@d1'],
      liveVersionsWithoutRun: [],
      runCount90d: why,
      failedRunShare30d: why,
      // For these the newest are enough.
      trainingSecondsMedian: 60,
      primaryMetricDrop: 0,
      hasBaseline: false,
    });
    expect(searches()).toBe(20 + 3);
  });

  it('hide the older ones if one is too large by itself', async () => {
    addModel(1, 30, run => (run === 4 ? MAX_BYTES : 100));
    const why =
      '? only the newest 4 runs of the experiment were read: the next one is larger than an answer may be';
    expect(await collectOne(collector(), model)).toMatchObject({
      versionCount: 1,
      codeVersion: '',
      runCount90d: why,
      failedRunShare30d: why,
      trainingSecondsMedian: why,
      primaryMetricDrop: why,
      hasBaseline: false,
    });
  });

  it('do not make up a live run where the newest cannot be read', async () => {
    addModel(1, 3, run => (run === 0 ? MAX_BYTES : 100));
    const why =
      '? only the newest 0 runs of the experiment were read: the next one is larger than an answer may be';
    expect(
      await collectOne(collector(), { 'mlflow.org/experiment-id': '1' }),
    ).toMatchObject({ runHasSeed: why, codeVersion: why, runCount90d: why });
  });

  it('leave what the registry says, if the run of the serving version is too large', async () => {
    addModel(1, 3, run => (run === 0 ? MAX_BYTES : 100));
    const why =
      '? the run of version 1 is larger than an answer may be: it has logged very much';
    expect(await collectOne(collector(), model)).toMatchObject({
      versionCount: 1,
      servingVersions: ['1'],
      liveVersionsWithoutRun:
        '? only 0 of 1 live versions were looked at, and these lead to a run',
      runHasSeed: why,
      datasetInputs: why,
      runCount90d: why,
    });
  });

  it('disturb no other component', async () => {
    const entities = Array.from({ length: 12 }, (_, n) =>
      addModel(n, 3, run => (n === 5 && run === 0 ? MAX_BYTES : 100)),
    );
    // So that its runs are wanted together with those of the others.
    entities[5].metadata.annotations!['mlflow.org/experiment-id'] = '5';
    const { 'c-5': ill, ...well } = await collectByName(collector(), entities);
    expect(Object.values(well)).toHaveLength(11);
    for (const answer of Object.values(well)) {
      expect(answer).toMatchObject({
        facts: {
          versionCount: { value: 1 },
          runCount90d: { value: 3 },
          runHasSeed: { value: true },
        },
      });
    }
    const tooLarge = expect.stringContaining('larger than an answer may be');
    expect(ill).toMatchObject({
      facts: {
        versionCount: { value: 1 },
        runCount90d: { unknownBecause: tooLarge },
        runHasSeed: { unknownBecause: tooLarge },
      },
    });
    // For the live runs, and for ten experiments together: 200 and half as many down to 3, 3 again, and 1 until it is the
    // sixth. Then four for the other two experiments, and for each of the ten, of which one takes eight to find out.
    expect(searches()).toBe(11 + 11 + 4 + 9 * 4 + (8 + 3));
  });
});
