import { Dataset, facet, Job, modelFacets, Run, sendRun } from './events';
import { LineageServer } from './LineageServer';

const HOURS = 1 / 24;

const table = (name: string): Dataset => ({
  namespace: 'postgres://payments-db:5432',
  name: `payments.public.${name}`,
});
const file = (name: string): Dataset => ({ namespace: 's3://acme-data', name });
const model = (name: string, version: string): Dataset => ({
  namespace: 's3://acme-models',
  name,
  facets: modelFacets(name, version),
});

const payments = table('payments');
const cardTransactions = file('card-transactions');
const cardActivity = file('features/card-activity');
const fraudDetector = model('fraud-detector', '4');
const purchases = file('purchase-history');
const profiles = file('customer-profiles');
// Streams of the shop, and nobody has said whose they are.
const clicks: Dataset = { namespace: 'kafka://events:9092', name: 'clicks' };
const baskets: Dataset = { namespace: 'kafka://events:9092', name: 'baskets' };
const sessions = file('recommender/sessions');
const candidates = file('recommender/candidates');
const streamedList = file('recommender/list');
const dailyList = file('recommender/daily-list');

const airflow = (name: string): Job => ({ namespace: 'airflow://acme', name });
const flink = (name: string): Job => ({
  namespace: 'flink://acme',
  name,
  facets: {
    jobType: facet('JobTypeJobFacet', '2-0-3', {
      processingType: 'STREAMING',
      integration: 'FLINK',
      jobType: 'JOB',
    }),
  },
});
const service = (name: string): Job => ({ namespace: 'k8s://acme', name });

/**
 * Acme: from payments to the fraud detector all data has an owner, and the counting of payments takes most of the hour that
 * it has. What feeds the over-engineered recommender belongs to nobody, and a newsletter reads its list that no
 * entity names.
 */
export async function seedDemo(
  server: LineageServer,
  now: number,
): Promise<void> {
  const send = (job: Job, run: Run) => sendRun(server, now, job, run);

  await send(airflow('card-transactions/export'), {
    daysAgo: HOURS,
    inputs: [payments],
    outputs: [cardTransactions],
  });
  for (let hour = 26; hour >= 1; hour -= 1) {
    await send(airflow('fraud-features/aggregate'), {
      daysAgo: hour * HOURS,
      minutes: 52,
      inputs: [cardTransactions],
      outputs: [cardActivity],
    });
  }
  for (let day = 9; day >= 1; day -= 1) {
    await send(airflow('fraud-detector/pipeline'), {
      daysAgo: day - 1 + HOURS,
      minutes: 36,
      inputs: [
        {
          ...cardActivity,
          inputFacets: {
            dataQualityAssertions: facet(
              'DataQualityAssertionsDatasetFacet',
              '1-0-1',
              {
                assertions: [
                  { assertion: 'not_null', success: true, column: 'card_id' },
                  { assertion: 'unique', success: true },
                ],
              },
            ),
          },
        },
        cardTransactions,
      ],
      outputs: [fraudDetector],
    });
  }
  await send(service('fraud-api-server'), {
    daysAgo: 2 * HOURS,
    ends: 'not yet',
    inputs: [fraudDetector],
  });

  await send(flink('recommender/sessionize'), {
    daysAgo: 5 * HOURS,
    ends: 'not yet',
    inputs: [clicks, baskets],
    outputs: [sessions],
  });
  await send(airflow('recommender/candidates'), {
    daysAgo: 3 * HOURS,
    inputs: [sessions, purchases],
    outputs: [candidates],
  });
  for (let day = 9; day >= 1; day -= 1) {
    await send(flink('recommender/rank'), {
      daysAgo: day - 1 + 2 * HOURS,
      minutes: 12,
      ends: day % 4 === 0 ? 'FAIL' : 'COMPLETE',
      inputs: [candidates],
      outputs: [streamedList],
    });
  }
  await send(airflow('newsletter/weekly'), { inputs: [streamedList] });

  for (let day = 9; day >= 1; day -= 1) {
    await send(airflow('recommender/daily'), {
      daysAgo: day - 1 + 4 * HOURS,
      minutes: 10,
      inputs: [purchases],
      outputs: [dailyList],
    });
  }
  await send(service('acme-shop'), {
    daysAgo: 2 * HOURS,
    ends: 'not yet',
    inputs: [dailyList],
  });

  for (let month = 5; month >= 0; month -= 1) {
    await send(airflow('churn-report/monthly'), {
      daysAgo: month * 28 + 6,
      minutes: 4,
      inputs: [profiles],
      outputs: [file('reports/churn')],
    });
  }
}
