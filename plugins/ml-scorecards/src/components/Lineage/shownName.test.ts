import { shownName } from './shownName';

describe('shownName', () => {
  it.each([
    ['postgres://payments-db:5432:public.payments', 'public.payments'],
    ['airflow://acme:fraud-detector/train:v1', 'fraud-detector/train:v1'],
    ['s3://bucket:features/churn', 'features/churn'],
    ['mlflow:churn', 'churn'],
    [
      's3://bucket:a/very/long/path/to/features/churn',
      '…ng/path/to/features/churn',
    ],
    ['no namespace', 'no namespace'],
    ['', ''],
  ])('of %j is %j', (label, shown) => {
    expect(shownName(label)).toBe(shown);
  });
});
