import { FactQueryDefinition, TELLS } from '../FactQuery';

/** The share of the budget that is left. */
const BUDGET_LEFT = {
  sloth: 'slo:period_error_budget_remaining:ratio{{{matchers}}}',
  pyrra:
    '(min by ({{by}}) (pyrra_availability{{{matchers}}}) - max by ({{by}}) (pyrra_objective{{{matchers}}})) / (1 - max by ({{by}}) (pyrra_objective{{{matchers}}}))',
};

/** How many times faster than allowed the budget was spent in the last hour. */
const BURN_RATE_1H = {
  sloth:
    'max by ({{by}}, sloth_slo) (slo:sli_error:ratio_rate1h{{{matchers}}}) / max by ({{by}}, sloth_slo) (slo:error_budget:ratio{{{matchers}}})',
  pyrra:
    'sum by ({{by}}) (avg_over_time(pyrra_errors:rate5m{{{matchers}}}[1h])) / sum by ({{by}}) (avg_over_time(pyrra_requests:rate5m{{{matchers}}}[1h])) / (1 - max by ({{by}}) (pyrra_objective{{{matchers}}}))',
};

/** Several numbers in one answer, each with a label that says which one it is. */
function together(queries: Readonly<Record<string, string>>): string {
  return Object.entries(queries)
    .map(
      ([told, query]) =>
        `label_replace(${query}, "${TELLS}", "${told}", "", "")`,
    )
    .join(' or ');
}

/**
 * Service levels as Sloth records them, also from files of OpenSLO, and Pyrra if its generic rules are switched on. Series
 * of Sloth keep their labels, since these may say what an objective is about.
 */
export const objectiveQueries: readonly FactQueryDefinition[] = [
  {
    fact: 'objectives',
    reading: 'objective-kinds',
    joins: true,
    sources: [
      {
        annotation: 'sloth.dev/service',
        query: 'slo:objective:ratio{{{matchers}}}',
      },
      { annotation: 'pyrra.dev/slo', query: 'pyrra_objective{{{matchers}}}' },
    ],
  },
  {
    fact: 'compliance30d',
    reading: 'lowest',
    sources: [
      {
        annotation: 'sloth.dev/service',
        // An hour without requests has no ratio (NaN), and says nothing: `>= 0` leaves it out.
        query:
          'avg_over_time((max by ({{by}}, sloth_slo) (slo:sli_error:ratio_rate1h{{{matchers}}} >= 0) <= bool max by ({{by}}, sloth_slo) (slo:error_budget:ratio{{{matchers}}}))[30d:1h])',
      },
    ],
  },
  {
    fact: 'errorBudgetRemaining',
    reading: 'lowest',
    joins: true,
    sources: [
      {
        annotation: 'sloth.dev/service',
        query: BUDGET_LEFT.sloth,
      },
      {
        annotation: 'pyrra.dev/slo',
        query: BUDGET_LEFT.pyrra,
      },
    ],
  },
  {
    fact: 'burnRate1h',
    reading: 'highest',
    joins: true,
    sources: [
      {
        annotation: 'sloth.dev/service',
        query: BURN_RATE_1H.sloth,
      },
      {
        annotation: 'pyrra.dev/slo',
        query: BURN_RATE_1H.pyrra,
      },
    ],
  },
  {
    fact: 'objectiveStandings',
    reading: 'objective-standings',
    joins: true,
    sources: [
      {
        annotation: 'sloth.dev/service',
        query: together({
          target: 'slo:objective:ratio{{{matchers}}}',
          days: 'slo:time_period:days{{{matchers}}}',
          budgetLeft: BUDGET_LEFT.sloth,
          burnRate1h: BURN_RATE_1H.sloth,
        }),
      },
      {
        annotation: 'pyrra.dev/slo',
        query: together({
          target: 'pyrra_objective{{{matchers}}}',
          days: 'pyrra_window{{{matchers}}} / 86400',
          budgetLeft: BUDGET_LEFT.pyrra,
          burnRate1h: BURN_RATE_1H.pyrra,
        }),
      },
    ],
  },
  {
    fact: 'errorBudgetSpentByDay',
    reading: 'highest-by-day',
    joins: true,
    sources: [
      {
        annotation: 'sloth.dev/service',
        query:
          '1 - min by ({{by}}) (min_over_time(slo:period_error_budget_remaining:ratio{{{matchers}}}[1d]))',
      },
      {
        annotation: 'pyrra.dev/slo',
        query:
          '(1 - min by ({{by}}) (min_over_time(pyrra_availability{{{matchers}}}[1d]))) / (1 - max by ({{by}}) (max_over_time(pyrra_objective{{{matchers}}}[1d])))',
      },
    ],
  },
  {
    fact: 'uptime30d',
    reading: 'lowest',
    sources: [
      {
        annotation: 'sloth.dev/service',
        about: 'uptime',
        query: '1 - slo:sli_error:ratio_rate30d{{{matchers}}}',
      },
      {
        annotation: 'pyrra.dev/slo',
        about: 'uptime',
        // It is that of the window of the objective, and a good week is no good month: four weeks are near enough.
        query:
          'pyrra_availability{{{matchers}}} and on ({{by}}) (pyrra_window{{{matchers}}} >= 28 * 86400)',
      },
      {
        annotation: 'prometheus.io/job',
        // Not the average of averages: one replica may have lived for an hour, and another for a month.
        query:
          'sum by ({{by}}) (sum_over_time(up{{{matchers}}}[30d])) / sum by ({{by}}) (count_over_time(up{{{matchers}}}[30d]))',
      },
    ],
  },
];
