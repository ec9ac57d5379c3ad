import { ConfigReader } from '@backstage/config';
import { prometheusFacts } from 'backstage-plugin-ml-scorecards-node';
import { builtInQueries } from './builtIn';
import { factSetOf } from './factSetOf';
import { readQueries } from './readQueries';

const read = (queries?: object) =>
  readQueries(
    new ConfigReader(queries ? { queries: queries as any } : {}),
    'queries',
  );

describe('readQueries', () => {
  it('gives the built-in queries, one for each fact that is measured', () => {
    const facts = read().map(({ fact }) => fact);
    expect(facts).toEqual(builtInQueries.map(({ fact }) => fact));
    expect(new Set(facts).size).toBe(facts.length);
    // These follow from rules, or from other facts.
    expect(
      [
        ...facts,
        'alertRules',
        'burnRateAlerts',
        'driftAlertRules',
        'firingAlerts',
        'highestUtilizationP95',
        'measuredUtilizations',
      ].sort(),
    ).toEqual(Object.keys(prometheusFacts.facts).sort());
  });

  it('replaces a query, by the label of the annotation', () => {
    const query = read({
      uptime30d: { query: 'up{{{matchers}}}', annotation: 'pyrra.dev/slo' },
    }).find(({ fact }) => fact === 'uptime30d');
    expect(query).toMatchObject({
      reading: 'lowest',
      configKey: 'queries.uptime30d',
      sources: [{ annotation: 'pyrra.dev/slo', label: 'slo' }],
    });
  });

  const good = { query: 'up{{{matchers}}}', annotation: 'prometheus.io/job' };
  const own = {
    ...good,
    reading: 'lowest',
    description: 'share of the requests that the cache answered',
  };

  it('adds queries for facts that are not built in, which they declare', () => {
    const queries = read({
      cacheHitShare: own,
      retrainedAt: { ...own, reading: 'newest-instant', enabled: false },
      queueLength: { ...own, reading: 'sum', unit: 'requests' },
    });
    expect(queries.slice(builtInQueries.length)).toMatchObject([
      {
        fact: 'cacheHitShare',
        reading: 'lowest',
        configKey: 'queries.cacheHitShare',
        sources: [{ annotation: 'prometheus.io/job', label: 'job' }],
      },
      { fact: 'retrainedAt', sources: [] },
      { fact: 'queueLength' },
    ]);
    const { facts } = factSetOf(queries);
    expect(facts).toEqual({
      ...prometheusFacts.facts,
      cacheHitShare: { type: 'number', description: own.description },
      retrainedAt: { type: 'instant', description: own.description },
      queueLength: {
        type: 'number',
        unit: 'requests',
        description: own.description,
      },
    });
  });

  it.each([
    [
      { uptime: good },
      /queries\.uptime is for a fact that is not built in, and its reading must be one of lowest, highest, /,
    ],
    [{ uptime: { ...own, reading: 'worst' } }, /its reading must be one of/],
    [{ uptime: { ...own, reading: 'constructor' } }, /its reading must be/],
    [{ Uptime: own }, /queries\.Uptime must have a name like cacheHitShare/],
    [{ in: own }, /queries\.in must have a name like/],
    [{ constructor: own }, /queries\.constructor must have a name like/],
    [{ uptime: { ...own, description: '' } }, /queries\.uptime\.description/],
    [
      { uptime: { ...own, description: 'How long.' } },
      /queries\.uptime\.description must say in a phrase/,
    ],
    [
      { uptime: { ...own, reading: 'newest-instant', unit: 's' } },
      /queries\.uptime\.unit is for numbers/,
    ],
    [
      { firingAlerts: own },
      /queries\.firingAlerts is for a fact that no query is asked for/,
    ],
    [
      { uptime30d: { ...good, reading: 'highest' } },
      /queries\.uptime30d\.reading is for facts of your own/,
    ],
    [
      { uptime30d: {} },
      /queries\.uptime30d must have a query, or enabled: false/,
    ],
    [
      { uptime30d: { query: 'up{{{matchers}}}' } },
      /queries\.uptime30d\.annotation/,
    ],
    [
      { uptime30d: { ...good, annotation: 'constructor' } },
      /queries\.uptime30d\.annotation must be one of sloth\.dev\/service, /,
    ],
    [
      { uptime30d: { ...good, label: 'a-b' } },
      /queries\.uptime30d\.label must be the name of a label/,
    ],
    [
      { uptime30d: { ...good, query: 'up{{{name}}}' } },
      /queries\.uptime30d\.query has the placeholder \{\{name\}\}/,
    ],
    [
      { uptime30d: { ...good, query: 'up{{{matchers}}} > {{limit}}' } },
      /queries\.uptime30d\.query has the placeholder \{\{limit\}\}/,
    ],
  ])('refuses %j', (queries, message) => {
    expect(() => read(queries)).toThrow(message);
  });

  it('lets a query for slow windows have the limit', () => {
    const query = read({
      slowWindowShare7d: { ...good, query: 'x{{{matchers}}} > {{limit}}' },
    }).find(({ fact }) => fact === 'slowWindowShare7d');
    expect(query?.sources[0].template.hasLimit).toBe(true);
  });
});
