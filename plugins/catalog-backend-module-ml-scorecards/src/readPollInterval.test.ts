import { mockServices } from '@backstage/backend-test-utils';
import { readPollInterval } from './readPollInterval';

function read(pollInterval?: unknown) {
  return readPollInterval(
    mockServices.rootConfig({
      data: {
        mlScorecards: { labels: pollInterval ? { pollInterval } : {} },
      } as never,
    }),
  );
}

describe('readPollInterval', () => {
  it('is 15 seconds unless told', () => {
    expect(read()).toEqual({ seconds: 15 });
  });

  it.each([
    ['20s', { seconds: 20 }],
    ['PT1M', { minutes: 1 }],
    [{ seconds: 5 }, { seconds: 5 }],
  ])('reads %p', (written, expected) => {
    expect(read(written)).toEqual(expected);
  });

  it.each(['10ms', { seconds: 0 }, 'often'])('refuses %p', written => {
    expect(() => read(written)).toThrow('mlScorecards.labels.pollInterval');
  });
});
