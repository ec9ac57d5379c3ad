import { ConfigReader } from '@backstage/config';
import { prometheusFacts } from 'backstage-plugin-ml-scorecards-node';
import { builtInQueries } from './builtIn';
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
  it.each([
    [
      { uptime: good },
      /queries\.uptime is for no fact that is queried\. There is objectives, /,
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
