import { encodeSegment } from './encodeSegment';

describe('encodeSegment', () => {
  it.each([
    ['churn', 'churn'],
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['airflow://prod', 'airflow%3A%2F%2Fprod'],
    ['two words', 'two%20words'],
    ['x\ud800y', 'x%EF%BF%BDy'],
    ['\u{1f408}', '%F0%9F%90%88'],
  ])('keeps %j within its part', (text, segment) => {
    expect(encodeSegment(text)).toBe(segment);
  });
});
