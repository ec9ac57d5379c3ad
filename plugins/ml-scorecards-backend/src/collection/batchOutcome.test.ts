import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import {
  backOffMs,
  BatchOutcome,
  BatchVerdict,
  commonCause,
  judgeBatch,
} from './batchOutcome';

const MINUTE = 60_000;

describe('judgeBatch', () => {
  it.each<[string, Partial<BatchOutcome>, BatchVerdict]>([
    ['nothing fails', {}, 'done'],
    ['half of what had facts fails', { hadFacts: 100, lost: 50 }, 'done'],
    ['more than half of it fails', { hadFacts: 100, lost: 51 }, 'retry'],
    ['all of a few fail, which happens', { hadFacts: 5, lost: 5 }, 'done'],
    ['all of six fail', { hadFacts: 6, lost: 6 }, 'retry'],
    ['what fails never had facts', { hadFacts: 0, lost: 0 }, 'done'],
    ['the collector throws', { threw: true }, 'retry'],
    ['it throws a second time', { threw: true, attempts: 2 }, 'retry'],
    ['it throws a third time', { threw: true, attempts: 3 }, 'lost'],
    ['most fail a third time', { hadFacts: 10, lost: 10, attempts: 3 }, 'lost'],
    ['all is well the third time', { hadFacts: 10, attempts: 3 }, 'done'],
  ])('judges a batch of which %s', (_, outcome, verdict) => {
    expect(
      judgeBatch({
        attempts: 1,
        threw: false,
        hadFacts: 0,
        lost: 0,
        ...outcome,
      }),
    ).toBe(verdict);
  });
});

describe('backOffMs', () => {
  it.each([
    [1, 0.5, MINUTE],
    [2, 0.5, 2 * MINUTE],
    [1, 0, 0.75 * MINUTE],
    [2, 1, 2.5 * MINUTE],
  ])('waits after attempt %d with a random %d', (attempts, random, ms) => {
    expect(backOffMs(attempts, () => random)).toBe(ms);
  });
});

describe('commonCause', () => {
  const shut: CollectionError = { code: 'unavailable', message: 'It is shut.' };
  const denied = (name: string): CollectionError => ({
    code: 'auth',
    message: `Nobody may read ${name}.`,
  });

  const garbage = (path: string): CollectionError => ({
    code: 'bad-payload',
    message: `http://mlflow:5000/${path} answered with a web page. Check baseUrl.`,
  });

  it.each<[string, CollectionError[], CollectionError | undefined]>([
    ['nothing', [], undefined],
    ['what most share', [shut, shut, denied('a')], shut],
    ['what half of them share', [denied('a'), denied('b'), shut, shut], shut],
    [
      'what they share but for the place within the source',
      [garbage('models/a'), garbage('models/b?page=2')],
      {
        code: 'bad-payload',
        message: 'http://mlflow:5000 answered with a web page. Check baseUrl.',
      },
    ],
    [
      'what kind is the most frequent, and names no component',
      [denied('a'), denied('b'), shut],
      {
        code: 'auth',
        message: '2 components failed with "auth", each in its own way.',
      },
    ],
  ])('gives %s', (_, errors, cause) => {
    expect(commonCause(errors)).toEqual(cause);
  });
});
