import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { collectEach, CollectEachOptions } from './collectEach';
import { CollectionFailure } from './CollectionFailure';
import { CollectedFacts } from './FactCollector';
import { FactSet } from './facts';

const component = (name: string): { entity: Entity } => ({
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
  },
});
const facts = { facts: { count: { value: 1 } } };

function setup(
  collectOne: CollectEachOptions<FactSet>['collectOne'],
  signal: AbortSignal = new AbortController().signal,
) {
  const logger = mockServices.logger.mock();
  return {
    logger,
    collect: (...names: string[]) =>
      collectEach(names.map(component), { signal, logger, collectOne }),
  };
}

async function all(
  answers: AsyncIterable<CollectedFacts>,
): Promise<CollectedFacts[]> {
  const got: CollectedFacts[] = [];
  for await (const answer of answers) got.push(answer);
  return got;
}

const turn = () => new Promise(setImmediate);

describe('collectEach', () => {
  it('yields each answer as soon as it is known', async () => {
    let finishSlow = () => {};
    const slow = new Promise<void>(resolve => {
      finishSlow = resolve;
    });
    const { collect } = setup(async ({ entity }) => {
      if (entity.metadata.name === 'slow') await slow;
      return facts;
    });
    const answers = collect('slow', 'quick');
    expect((await answers.next()).value).toEqual({
      entityRef: 'component:default/quick',
      ...facts,
    });
    finishSlow();
    expect((await answers.next()).value).toEqual({
      entityRef: 'component:default/slow',
      ...facts,
    });
    expect(await answers.next()).toMatchObject({ done: true });
  });

  it('collects four components at a time', async () => {
    let now = 0;
    let most = 0;
    const { collect } = setup(async () => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
      return { unchanged: true };
    });
    const names = Array.from({ length: 20 }, (_, i) => `c${i}`);
    expect(await all(collect(...names))).toHaveLength(20);
    expect(most).toBe(4);
  });

  it('keeps a failure to its component', async () => {
    const error = { code: 'auth', message: 'Check the token.' } as const;
    const { collect, logger } = setup(async ({ entity }) => {
      if (entity.metadata.name === 'bad') throw new CollectionFailure(error);
      return facts;
    });
    expect(await all(collect('bad', 'good'))).toEqual([
      { entityRef: 'component:default/bad', error },
      { entityRef: 'component:default/good', ...facts },
    ]);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('logs a fault of the collector, and does not show it', async () => {
    const { collect, logger } = setup(async ({ entity }) => {
      if (entity.metadata.name === 'bad') throw new TypeError('x is not there');
      return facts;
    });
    const [bad, good] = await all(collect('bad', 'good'));
    expect(bad).toMatchObject({
      error: {
        code: 'bad-payload',
        message: expect.not.stringContaining('x is not there'),
      },
    });
    expect(good).toHaveProperty('facts');
    expect(logger.error).toHaveBeenCalledWith(
      'Unexpected fault while collecting facts',
      expect.objectContaining({
        entityRef: 'component:default/bad',
        cause: expect.stringContaining('x is not there'),
      }),
    );
  });

  it('begins nothing more once it is stopped', async () => {
    const stop = new AbortController();
    let begun = 0;
    const { collect, logger } = setup(async ({ entity }) => {
      begun += 1;
      if (entity.metadata.name === 'd') stop.abort();
      // None of them listens.
      return new Promise(() => {});
    }, stop.signal);
    const answers = await all(collect('a', 'b', 'c', 'd', 'e', 'f'));
    expect(begun).toBe(4);
    expect(answers).toHaveLength(6);
    for (const answer of answers) {
      expect(answer).toMatchObject({ error: { code: 'timeout' } });
    }
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('stops what it does when the caller leaves', async () => {
    const signals: AbortSignal[] = [];
    const { collect } = setup(async ({ entity }, signal) => {
      signals.push(signal);
      if (entity.metadata.name !== 'a') await new Promise(() => {});
      return facts;
    });
    for await (const { entityRef } of collect('a', 'b')) {
      expect(entityRef).toBe('component:default/a');
      break;
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });
});
