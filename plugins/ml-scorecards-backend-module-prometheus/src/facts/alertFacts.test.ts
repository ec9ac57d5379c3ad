import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { readPrometheusReference } from '../annotations/PrometheusReference';
import { AlertRule } from '../api/AlertRule';
import { alertFacts } from './alertFacts';
import { ruleMatchers, selectingLabels } from '../api/ruleMatchers';

const rule = (name: string, query: string, rest: Partial<AlertRule> = {}) => ({
  group: 'group',
  name,
  query,
  matchers: ruleMatchers(query),
  selectingLabels: selectingLabels(query),
  labels: {},
  annotations: {},
  firing: [],
  ...rest,
});

function factsOf(
  annotations: Record<string, string>,
  rules: AlertRule[],
  { isKnown = true, hasDriftMetrics = false } = {},
) {
  const facts = alertFacts(rules, {
    reference: readPrometheusReference(component('it', annotations)),
    isKnown,
    hasDriftMetrics,
    link: 'https://prometheus.example.com/alerts',
  });
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      'value' in fact ? fact.value : fact.unknownBecause,
    ]),
  );
}

const job = { 'prometheus.io/job': 'churn.api' };

describe('alertFacts', () => {
  it.each<[string, Record<string, string>, AlertRule]>([
    [
      'a value that its query selects',
      job,
      rule('A', 'up{x="y", job="churn.api"} == 0'),
    ],
    [
      'one of several values',
      job,
      rule('A', 'up{job=~"other|churn\\\\.api"} == 0'),
    ],
    [
      'its labels',
      job,
      rule('A', 'vector(1)', { labels: { job: 'churn.api' } }),
    ],
    ['its name', { 'prometheus.io/alert': 'B, A' }, rule('A', 'vector(1)')],
    [
      'its name among rules',
      { 'prometheus.io/rule': 'A|job' },
      rule('A', 'vector(1)'),
    ],
    [
      'its group',
      { 'prometheus.io/rule': 'mine' },
      rule('A', 'vector(1)', { group: 'mine' }),
    ],
    [
      'the service of Sloth',
      { 'sloth.dev/service': 's' },
      rule('A', 'slo:x{sloth_service="s"} > 1'),
    ],
    [
      'the objective of Pyrra',
      { 'pyrra.dev/slo': 's' },
      rule('A', 'vector(1)', { labels: { slo: 's' } }),
    ],
  ])('finds a rule by %s', (_, annotations, own) => {
    expect(
      factsOf(annotations, [own, rule('B', 'up{job="another"} == 0')])
        .alertRules,
    ).toContain('A');
  });

  it.each([
    'up{job="churn-api"} == 0',
    'up{job!="churn.api"} == 0',
    'up{job=~"churn.*"} == 0',
    'up{instance="churn.api"} == 0',
    'up == 0',
    'ml_drift_score > 1',
  ])('does not take %s for its own', query => {
    expect(factsOf(job, [rule('A', query)])).toMatchObject({ alertRules: [] });
  });

  it('takes rules on the drift of all models for those of a model that has drift', () => {
    const rules = [
      rule('All', 'max by (model) (ml_drift_score) > 0.2'),
      rule(
        'OfPredictions',
        '{__name__="ml_drift_score", feature="prediction", method!~"ks|wasserstein"} > 0.2',
      ),
      rule('Other', 'ml_drift_score{model="other"} > 0.2'),
    ];
    const model = { 'prometheus.io/model': 'churn' };
    expect(factsOf(model, rules).driftAlertRules).toEqual([]);
    expect(
      factsOf(model, rules, { hasDriftMetrics: true }).driftAlertRules,
    ).toEqual(['All', 'OfPredictions']);
  });

  it.each([
    'ml_drift_score{model!="churn"} > 0.2',
    'ml_drift_score{model!~"churn|other"} > 0.2',
    "ml_drift_score{team='fraud'} > 0.2",
    'ml_drift_score{"model"!=`churn`} > 0.2',
    'ml_drift_score * on (model) group_left owner{team = "fraud"} > 0.2',
    `ml_drift_score > 0.2 ${' '.repeat(5000)}`,
  ])(
    'does not take %s, which may be about other models, for that of one',
    query => {
      expect(
        factsOf({ 'prometheus.io/model': 'churn' }, [rule('Others', query)], {
          hasDriftMetrics: true,
        }).driftAlertRules,
      ).toEqual([]);
    },
  );

  it('takes a rule that names the model, whatever else it selects, for its own', () => {
    const named = rule(
      'Own',
      'ml_drift_score{model="churn", team="fraud"} > 1',
    );
    expect(
      factsOf({ 'prometheus.io/model': 'churn' }, [named], {
        hasDriftMetrics: true,
      }).driftAlertRules,
    ).toEqual(['Own']);
  });

  it('sorts rules by what they are about', () => {
    const own = { labels: { job: 'churn.api' } };
    expect(
      factsOf(job, [
        rule('ErrorBudgetBurn', 'x > 1', own),
        rule('Sloth', 'slo:sli_error:ratio_rate1h > 1', own),
        rule('Skew', 'x > 1', {
          ...own,
          annotations: { summary: 'data skew' },
        }),
        rule('Down', 'up == 0', own),
      ]),
    ).toMatchObject({
      alertRules: ['Down', 'ErrorBudgetBurn', 'Skew', 'Sloth'],
      burnRateAlerts: ['ErrorBudgetBurn', 'Sloth'],
      driftAlertRules: ['Skew'],
    });
  });

  it('tells alerts that fire for the component, and not for another one', () => {
    const named = { ...job, 'prometheus.io/alert': 'Own, Others' };
    expect(
      factsOf(named, [
        rule('Own', 'x > 1', { firing: [{ severity: 'page' }] }),
        rule('Others', 'x > 1', { firing: [{ job: 'another' }] }),
        rule('General', 'up == 0', {
          firing: [{ job: 'a' }, { job: 'churn.api' }],
        }),
        rule('Elsewhere', 'up == 0', { firing: [{ job: 'a' }] }),
      ]),
    ).toMatchObject({
      alertRules: ['Others', 'Own'],
      firingAlerts: ['General', 'Own'],
    });
  });

  it('does not know of rules by names that nothing has', () => {
    const facts = factsOf(job, [rule('A', 'up == 0')], { isKnown: false });
    expect(new Set(Object.values(facts))).toEqual(
      new Set([
        'the server has neither alert rules nor series for what the entity names',
      ]),
    );
  });

  it('names a rule that is not there', () => {
    expect(
      factsOf({ 'prometheus.io/alert': 'A, Gone' }, [rule('A', 'x > 1')])
        .alertRules,
    ).toMatch(/^the annotation prometheus.io\/alert names Gone, /);
  });
});

describe('ruleMatchers', () => {
  it('undoes what is escaped', () => {
    expect(
      ruleMatchers(
        'a{b="x\\"y", c=~"p\\\\.q|r"} / b{b=\'z\', d=~"(x+)+y", b="w"}',
      ),
    ).toEqual(
      new Map([
        ['b', ['x"y', 'w']],
        ['c', ['p.q', 'r']],
        ['d', []],
      ]),
    );
  });

  it('does not take long over what somebody wrote who means harm', () => {
    // What this process takes of the processor: others may hold it up.
    const began = process.cpuUsage();
    ruleMatchers(`${'a="\\'.repeat(50_000)}`);
    ruleMatchers(`${'a'.repeat(200_000)}`);
    selectingLabels('a'.repeat(5000));
    selectingLabels('a ='.repeat(1600));
    const { user, system } = process.cpuUsage(began);
    // A tenth of it is much.
    expect((user + system) / 1000).toBeLessThan(500);
  });
});
