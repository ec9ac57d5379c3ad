import {
  Fact,
  isAboutDrift,
  shown,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import {
  ALERT_ANNOTATION,
  LABEL_OF,
  NAMING_ANNOTATIONS,
  PrometheusReference,
} from '../annotations/PrometheusReference';
import { AlertRule } from '../api/AlertRule';

const BURN_RATE = /slo:sli_error:ratio_rate|burn_?rate|error_?budget/i;
/** Rules on these are about all models, unless they choose some. */
const DRIFT_METRIC = /\bml_drift_/;
/** What tells measures of one model apart, and not models. */
const OF_EACH_MODEL = ['__name__', 'feature', 'method'];

type Labels = Readonly<Record<string, string>>;

/** What the labels of a component say. */
interface Named {
  readonly label: string;
  readonly names: readonly string[];
}

const FACTS = [
  'alertRules',
  'burnRateAlerts',
  'driftAlertRules',
  'firingAlerts',
] as const;

type AlertFacts = Readonly<
  Record<(typeof FACTS)[number], Fact<readonly string[]>>
>;

/** The alert rules of a component, among all that its server has. */
export function alertFacts(
  rules: readonly AlertRule[] | Unknown,
  component: {
    readonly reference: PrometheusReference;
    /** Whether its names are those of something, so that it has no rules if none is found. */
    readonly isKnown: boolean;
    /** Whether drift of its model is published, so that rules on the drift of all models are also its own. */
    readonly hasDriftMetrics: boolean;
    readonly link: string;
  },
): AlertFacts {
  const { reference, isKnown, hasDriftMetrics, link } = component;
  if ('unknownBecause' in rules) return unknown(rules.unknownBecause);
  const missing = reference.alerts.find(
    alert => !rules.some(({ name }) => name === alert),
  );
  if (missing !== undefined) {
    return unknown(
      `the annotation ${ALERT_ANNOTATION} names ${shown(
        missing,
      )}, and the server has no alert rule that is called so`,
    );
  }
  const named = namedBy(reference);
  const own = rules.filter(
    rule =>
      isNamed(rule, reference) ||
      isChosen(rule, named) ||
      (hasDriftMetrics && isOnDriftOfAll(rule)),
  );
  if (!own.length && !isKnown) {
    return unknown(
      'the server has neither alert rules nor series for what the entity names',
    );
  }
  const namesOf = (some: readonly AlertRule[]) => ({
    value: [...new Set(some.map(({ name }) => name))].sort(),
    link,
  });
  return {
    alertRules: namesOf(own),
    burnRateAlerts: namesOf(
      own.filter(rule => textsOf(rule).some(text => BURN_RATE.test(text))),
    ),
    driftAlertRules: namesOf(own.filter(rule => isAboutDrift(textsOf(rule)))),
    firingAlerts: namesOf(
      rules.filter(rule =>
        rule.firing.some(labels =>
          own.includes(rule) ? !isOfOther(labels, named) : isOf(labels, named),
        ),
      ),
    ),
  };
}

function unknown(unknownBecause: string): AlertFacts {
  return Object.fromEntries(
    FACTS.map(fact => [fact, { unknownBecause }]),
  ) as unknown as AlertFacts;
}

function isNamed(
  { name, group }: AlertRule,
  { alerts, rules }: PrometheusReference,
): boolean {
  return alerts.includes(name) || rules.includes(name) || rules.includes(group);
}

/** Whether a rule is about the component by its labels, or by what its query selects. */
function isChosen(rule: AlertRule, named: readonly Named[]): boolean {
  return (
    isOf(rule.labels, named) ||
    named.some(({ label, names }) =>
      rule.matchers.get(label)?.some(value => names.includes(value)),
    )
  );
}

/** A rule that chooses models by whatever label, also by leaving some out, may be about others only. */
function isOnDriftOfAll(rule: AlertRule): boolean {
  const { query, selectingLabels, labels } = rule;
  return (
    DRIFT_METRIC.test(query) &&
    !('model' in labels) &&
    selectingLabels !== undefined &&
    [...selectingLabels].every(label => OF_EACH_MODEL.includes(label))
  );
}

/** Whether labels name the component. */
function isOf(labels: Labels, named: readonly Named[]): boolean {
  return named.some(({ label, names }) => names.includes(labels[label]));
}

/** Whether labels name something else where the component has a name. */
function isOfOther(labels: Labels, named: readonly Named[]): boolean {
  return named.some(
    ({ label, names }) =>
      labels[label] !== undefined && !names.includes(labels[label]),
  );
}

function namedBy({ names }: PrometheusReference): Named[] {
  return NAMING_ANNOTATIONS.filter(
    annotation => names[annotation].length > 0,
  ).map(annotation => ({
    label: LABEL_OF[annotation],
    names: names[annotation],
  }));
}

function textsOf(rule: AlertRule): string[] {
  return [
    rule.name,
    rule.query,
    ...Object.values(rule.labels),
    ...Object.values(rule.annotations),
  ];
}
