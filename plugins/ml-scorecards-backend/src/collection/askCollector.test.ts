import { mockServices } from '@backstage/backend-test-utils';
import {
  CollectedFacts,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
import { ComponentToRead } from '../database/componentsToRead';
import { mlComponent, toyCollector } from '../__testUtils__/components';
import { askCollector } from './askCollector';

const components: ComponentToRead[] = ['a', 'b', 'c'].map((name, index) => ({
  id: index + 1,
  entityRef: `component:default/${name}`,
  entity: mlComponent(name, name === 'c' ? { labels: { toy: 'no' } } : {}),
  fingerprint: name,
}));
const facts = { blocks: { value: 3 } };

type Collect = FactCollector['collect'];

async function ask(collect: Collect, signal = new AbortController().signal) {
  const logger = mockServices.logger.mock();
  const answers = [];
  for await (const { component, set, threw } of askCollector(
    { ...toyCollector(() => ({ facts })), collect },
    components,
    { signal, logger, startedAt: new Date(0) },
  )) {
    answers.push([
      component.fingerprint,
      'error' in set ? set.error.code : Object.keys(set).pop(),
      ...(threw ? ['threw'] : []),
    ]);
  }
  return { answers, logger };
}

describe('askCollector', () => {
  it.each<[string, Collect, string[][]]>([
    [
      'answers for all',
      async function* collect(asked) {
        for (const { entity } of asked) {
          yield {
            entityRef: `component:default/${entity.metadata.name}`,
            facts,
          };
        }
      },
      [
        ['a', 'facts'],
        ['b', 'facts'],
      ],
    ],
    [
      'leaves one out',
      async function* collect() {
        yield { entityRef: 'component:default/b', unchanged: true };
      },
      [
        ['b', 'unchanged'],
        ['a', 'unavailable'],
      ],
    ],
    [
      'answers twice and for others',
      async function* collect() {
        yield { entityRef: 'component:default/a', facts };
        yield { entityRef: 'component:default/a', unchanged: true };
        yield { entityRef: 'component:default/z', facts };
      },
      [
        ['a', 'facts'],
        ['b', 'unavailable'],
      ],
    ],
    [
      'throws in the middle',
      async function* collect() {
        yield { entityRef: 'component:default/a', facts };
        throw new Error('no');
      },
      [
        ['a', 'facts'],
        ['b', 'unavailable', 'threw'],
      ],
    ],
    [
      'yields what is no answer',
      async function* collect() {
        yield undefined as unknown as CollectedFacts;
      },
      [
        ['a', 'unavailable', 'threw'],
        ['b', 'unavailable', 'threw'],
      ],
    ],
    [
      'throws before it iterates',
      () => {
        throw new Error('no');
      },
      [
        ['a', 'unavailable', 'threw'],
        ['b', 'unavailable', 'threw'],
      ],
    ],
  ])(
    'gives one answer for each when the collector %s',
    async (_, collect, expected) => {
      const { answers } = await ask(collect);
      expect(answers).toEqual([['c', 'notServed'], ...expected]);
    },
  );

  it('takes what is missing for too slow when the time is over', async () => {
    const { answers } = await ask(async function* collect() {
      yield { entityRef: 'component:default/a', facts };
      await new Promise(() => {});
    }, AbortSignal.timeout(20));
    expect(answers).toEqual([
      ['c', 'notServed'],
      ['a', 'facts'],
      ['b', 'timeout'],
    ]);
  });

  it('blames nobody when it is called off', async () => {
    const calledOff = new AbortController();
    const reason = new Error('shutting down');
    await expect(
      ask(async function* collect() {
        calledOff.abort(reason);
        yield { entityRef: 'component:default/a', facts };
        throw new Error('no');
      }, calledOff.signal),
    ).rejects.toBe(reason);
  });

  it('leaves errors of whoever takes the answers to them', async () => {
    const logger = mockServices.logger.mock();
    const broken = new Error('the database is gone');
    await expect(
      (async () => {
        for await (const _ of askCollector(
          toyCollector(() => ({ facts })),
          components,
          {
            signal: new AbortController().signal,
            logger,
            startedAt: new Date(0),
          },
        )) {
          throw broken;
        }
      })(),
    ).rejects.toBe(broken);
    expect(logger.error).not.toHaveBeenCalled();
  });
});
