import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { defineFactSets } from './defineFactSets';
import { loadDefinitions } from './loadDefinitions';

const DAY = 24 * 60 * 60 * 1000;

const number = { type: 'number', description: 'a number' };

function define(factSets: JsonObject) {
  return defineFactSets(new ConfigReader({ mlScorecards: { factSets } }), {
    given: knownFactSets,
    pushedTimeToLiveMs: 7 * DAY,
  });
}

describe('defineFactSets', () => {
  it('adds those of app-config to those that are known', () => {
    const { factSets, problems } = define({
      drift: {
        title: 'Drift job',
        facts: { score: { ...number, unit: 'share' } },
      },
      loadTest: {
        title: 'Load test',
        howToConnect: 'Run it.',
        timeToLive: '30 days',
        facts: { passedAt: { type: 'instant', description: 'when' } },
      },
    });
    expect(problems).toEqual([]);
    expect(factSets.slice(0, knownFactSets.length)).toEqual(
      knownFactSets.map(set => ({ ...set, pushedTimeToLiveMs: 7 * DAY })),
    );
    expect(factSets.slice(knownFactSets.length)).toEqual([
      {
        source: 'drift',
        title: 'Drift job',
        howToConnect:
          'Let the pipeline of the component push facts of "drift".',
        pushedTimeToLiveMs: 7 * DAY,
        configured: true,
        facts: { score: { ...number, unit: 'share' } },
      },
      {
        source: 'loadTest',
        title: 'Load test',
        howToConnect: 'Run it.',
        pushedTimeToLiveMs: 30 * DAY,
        configured: true,
        facts: { passedAt: { type: 'instant', description: 'when' } },
      },
    ]);
  });

  it.each<[string, JsonValue, string]>([
    ['git', { title: 'Git', facts: { a: number } }, 'is taken'],
    ['scorecard', { title: 'S', facts: { a: number } }, 'is taken'],
    ['component', { title: 'C', facts: { a: number } }, 'component.a'],
    ['params', { title: 'P', facts: { a: number } }, 'params.a'],
    ['targets', { title: 'T', facts: { a: number } }, 'targets.a'],
    ['checks', { title: 'C', facts: { a: number } }, 'checks.a'],
    ['in', { title: 'In', facts: { a: number } }, 'in.a'],
    ['true', { title: 'True', facts: { a: number } }, 'true.a'],
    ['constructor', { title: 'C', facts: { a: number } }, 'constructor.a'],
    ['drift', { title: 'D', facts: { a: number, in: number } }, 'drift.in'],
    ['drift', { title: 'D', facts: { toString: number } }, 'drift.toString'],
    ['my-drift', { title: 'D', facts: { a: number } }, 'must be a name'],
    ['Drift', { title: 'D', facts: { a: number } }, 'must be a name'],
    ['drift', { title: 'D', facts: { 'a-b': number } }, 'facts.a-b'],
    ['drift', { title: 'D', facts: {} }, 'facts: must declare a fact'],
    ['drift', { facts: { a: number } }, 'title'],
    ['drift', { title: 'D', facts: { a: { type: 'float' } } }, 'facts.a.type'],
    ['drift', { title: 'D', facts: { a: { ...number, x: 1 } } }, 'facts.a'],
    ['drift', { title: 'D', more: 1, facts: { a: number } }, 'more'],
    [
      'drift',
      { title: 'D', timeToLive: 'soon', facts: { a: number } },
      'timeToLive',
    ],
    [
      'drift',
      { title: 'D', timeToLive: { seconds: 1 }, facts: { a: number } },
      'a minute or longer',
    ],
    ['drift', 'drift', 'object'],
  ])('leaves out what is wrong and says so: %s %j', (id, value, message) => {
    const { factSets, problems } = define({
      [id]: value,
      well: { title: 'Well', facts: { a: number } },
    });
    expect(problems).toEqual([
      {
        where: `mlScorecards.factSets.${id}`,
        id,
        message: expect.stringContaining(message),
      },
    ]);
    expect(factSets.map(({ source }) => source)).toEqual([
      ...knownFactSets.map(({ source }) => source),
      'well',
    ]);
    expect(loadDefinitions({ raw: {}, factSets, problems }).problems).toEqual(
      problems,
    );
  });
});
