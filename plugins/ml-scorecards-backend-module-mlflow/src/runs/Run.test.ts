import { runSchema } from '../api/schemas';
import { primaryMetricOf } from './primaryMetric';
import { toRun } from './Run';

const runWith = (
  params: Record<string, string>,
  tags: Record<string, string> = {},
) =>
  toRun(
    runSchema.parse({
      info: { run_id: 'r' },
      data: {
        params: Object.entries(params).map(([key, value]) => ({ key, value })),
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      },
    }),
  );

describe('toRun', () => {
  it.each([
    ['seed', true],
    ['random_state', true],
    ['model.random_seed', true],
    ['train/seed', true],
    ['numpy_seed', true],
    ['seeded', false],
    ['speed', false],
    ['n_seeds_used', false],
  ])('takes the parameter %s for a seed: %s', (name, hasSeed) => {
    expect(runWith({ [name]: '7' }).hasSeed).toBe(hasSeed);
  });

  it.each([
    ['world_size', '4', true],
    ['trainer.num_nodes', '2', true],
    ['nnodes', '2', true],
    ['num_machines', '1', false],
    ['nproc_per_node', '8', true],
    ['n_jobs', '8', false],
    ['num_workers', '8', false],
    ['num_nodes', 'auto', false],
    // Of a layer or a graph, if nothing else is said.
    ['num_nodes', '128', false],
    ['n_nodes', '64', false],
    ['nodes', '32', false],
    ['num_leaf_nodes', '31', false],
  ])('takes %s = %s for distributed training: %s', (name, value, is) => {
    expect(runWith({ [name]: value }).isDistributed).toBe(is);
  });

  it('takes nodes for machines where a trainer has them', () => {
    const params = { num_nodes: '2', strategy: 'ddp' };
    expect(runWith(params).isDistributed).toBe(true);
    expect(runWith({ ...params, num_nodes: '1' }).isDistributed).toBe(false);
  });

  it('knows no time of what no clock can show', () => {
    expect(
      toRun(
        runSchema.parse({
          info: { run_id: 'r', start_time: 1.7e18, end_time: '12abc' },
        }),
      ),
    ).toMatchObject({ startedAt: undefined, endedAt: undefined });
  });

  it.each([
    ['', true],
    ['true', true],
    ['mean of last week', true],
    ['false', false],
  ])(
    'takes the tag mlscorecards.baseline: %j for a baseline: %s',
    (tag, is) => {
      expect(runWith({}, { 'mlscorecards.baseline': tag }).isBaseline).toBe(is);
    },
  );

  it.each([
    ['{"num_rows": 40, "num_elements": 120}', 40],
    ['{"approx_count": 1000000}', 1000000],
    ['{"approx_count": "unknown"}', undefined],
    ['{"features_shape": [100, 3], "features_size": 300}', 100],
    ['{"features_shape": {"a": [100]}}', undefined],
    ['{"num_rows": -1}', undefined],
    ['null', undefined],
    ['[', undefined],
    ['', undefined],
  ])('reads of the profile %s %s rows', (profile, rows) => {
    const { datasets } = toRun(
      runSchema.parse({
        info: { run_id: 'r' },
        inputs: {
          dataset_inputs: [{ dataset: { name: 'd', digest: 'x', profile } }],
        },
      }),
    );
    expect(datasets).toEqual([{ name: 'd', digest: 'x', rows }]);
  });

  it('takes the least that MLflow says', () => {
    expect(toRun(runSchema.parse({ info: { run_id: 'r' } }))).toMatchObject({
      startedAt: undefined,
      hasParams: false,
      hasMetrics: false,
      datasets: [],
      codeVersion: '',
    });
  });
});

describe('primaryMetricOf', () => {
  it.each([
    ['val_loss', -1],
    ['test.rmse', -1],
    ['log_loss', -1],
    ['brier_score', -1],
    ['MAE', -1],
    ['reconstruction_error', -1],
    ['neg_mean_squared_error', 1],
    ['test/neg_log_loss', 1],
    ['accuracy_score', 1],
    ['roc_auc', 1],
    ['f1_macro', 1],
    ['ndcg@10', 1],
    ['precision_at_5', 1],
    ['test/r2', 1],
    ['units', undefined],
    ['lossless', undefined],
    ['x'.repeat(100_000), undefined],
  ])('tells by the name %.20s which way is better: %s', (name, sign) => {
    const metric = primaryMetricOf(
      { id: '1', isDeleted: false, primaryMetric: name },
      undefined,
    );
    expect('sign' in metric ? metric.sign : undefined).toBe(sign);
  });
});
