import { ScenarioComponent } from '../../../plugins/ml-scorecards-backend-module-openlineage/src/__testUtils__/liveScenario';
import { Dataset, facet, Job, modelFacets, Run, sendRun } from './events';
import { LineageServer } from './LineageServer';

const jobType = (processingType: string) => ({
  jobType: facet('JobTypeJobFacet', '2-0-3', {
    processingType,
    integration: 'AIRFLOW',
    jobType: 'TASK',
  }),
});

/** A table of one database: each says the same address of where it comes from. */
const tableOf = (name: string): Dataset => ({
  namespace: 'postgres://warehouse:5432',
  name: `shop.public.${name}`,
  facets: {
    schema: facet('SchemaDatasetFacet', '1-1-1', {
      fields: [{ name: 'id', type: 'bigint' }],
    }),
    dataSource: facet('DatasourceDatasetFacet', '1-0-1', {
      name: 'warehouse',
      uri: 'postgres://warehouse:5432/shop',
    }),
  },
});

const orders = tableOf('orders');
const refunds = tableOf('refunds');
const clicks: Dataset = { namespace: 'kafka://events:9092', name: 'clicks' };
const features: Dataset = { namespace: 's3://lake', name: 'features/churn v2' };
const state: Dataset = { namespace: 's3://lake', name: 'state' };
const model: Dataset = {
  namespace: 's3://lake',
  name: 'models/churn',
  facets: modelFacets('churn', '7'),
};

const naming = (id: string) => ({ 'openlineage.io/node-id': id });

/** What the components of the scenario name. */
export const annotations: Record<ScenarioComponent, Record<string, string>> = {
  train: naming('job:airflow://prod:churn/train:v1'),
  model: naming('dataset:mlflow:churn'),
  owned: naming('job:airflow://prod:orders/report'),
  sameSource: naming('job:airflow://prod:refunds/report'),
  circle: naming('job:airflow://prod:state/update'),
  lone: naming('job:flink://prod:lone'),
  table: naming('dataset:postgres://warehouse:5432:shop.public.orders'),
  gone: naming('job:airflow://prod:gone'),
  nonsense: naming('churn'),
};

/** Sends the events of all runs, as producers do while these go on. */
export async function seedLineage(
  server: LineageServer,
  now: number,
): Promise<void> {
  const run = (job: Job, options: Run) => sendRun(server, now, job, options);

  const airflow = 'airflow://prod';
  await run(
    { namespace: airflow, name: 'churn/features' },
    { inputs: [orders, clicks], outputs: [features] },
  );
  for (let daysAgo = 6; daysAgo >= 1; daysAgo -= 1) {
    const isWell = daysAgo > 1;
    const tests = (assertions: object[]) => ({
      dataQualityAssertions: facet(
        'DataQualityAssertionsDatasetFacet',
        '1-0-1',
        { assertions },
      ),
    });
    await run(
      {
        namespace: airflow,
        name: 'churn/train:v1',
        facets: jobType('BATCH'),
      },
      {
        daysAgo,
        ends: daysAgo === 3 ? 'FAIL' : 'COMPLETE',
        inputs: [
          {
            ...features,
            inputFacets: tests([
              { assertion: 'not_null', success: isWell, column: 'customer_id' },
              { assertion: 'unique', success: true },
            ]),
          },
        ],
        outputs: [
          {
            ...model,
            outputFacets: tests([{ assertion: 'is_small', success: isWell }]),
          },
        ],
        facets: {
          test: facet('TestRunFacet', '1-0-1', {
            tests: [
              { name: 'backtest', status: isWell ? 'pass' : 'fail' },
              { name: 'smoke test', status: 'pass' },
            ],
          }),
        },
      },
    );
  }
  for (const name of ['churn-api', 'report']) {
    await run({ namespace: 'k8s', name }, { inputs: [model] });
  }
  await run(
    { namespace: airflow, name: 'orders/report' },
    { ends: 'FAIL', inputs: [orders] },
  );
  await run(
    { namespace: airflow, name: 'refunds/report' },
    { inputs: [refunds] },
  );
  await run(
    { namespace: airflow, name: 'state/update' },
    { ends: 'not yet', inputs: [state], outputs: [state] },
  );
  await run(
    { namespace: 'flink://prod', name: 'lone', facets: jobType('STREAMING') },
    { daysAgo: 90, ends: 'not yet' },
  );
}
