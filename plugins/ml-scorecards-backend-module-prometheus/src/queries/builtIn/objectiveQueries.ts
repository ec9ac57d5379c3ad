import { FactQueryDefinition } from '../FactQuery';

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
        query: 'slo:period_error_budget_remaining:ratio{{{matchers}}}',
      },
      {
        annotation: 'pyrra.dev/slo',
        query:
          '(min by ({{by}}) (pyrra_availability{{{matchers}}}) - max by ({{by}}) (pyrra_objective{{{matchers}}})) / (1 - max by ({{by}}) (pyrra_objective{{{matchers}}}))',
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
        query:
          'max by ({{by}}, sloth_slo) (slo:sli_error:ratio_rate1h{{{matchers}}}) / max by ({{by}}, sloth_slo) (slo:error_budget:ratio{{{matchers}}})',
      },
      {
        annotation: 'pyrra.dev/slo',
        query:
          'sum by ({{by}}) (avg_over_time(pyrra_errors:rate5m{{{matchers}}}[1h])) / sum by ({{by}}) (avg_over_time(pyrra_requests:rate5m{{{matchers}}}[1h])) / (1 - max by ({{by}}) (pyrra_objective{{{matchers}}}))',
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
