import { Facts } from 'backstage-plugin-ml-scorecards-node';
import {
  NAMING_ANNOTATIONS,
  PrometheusReference,
} from './annotations/PrometheusReference';
import { isUnanswered } from './api/explained';
import { PrometheusApi } from './api/PrometheusApi';
import { alertFacts } from './facts/alertFacts';
import { queryFact } from './facts/queryFact';
import { utilizationFacts } from './facts/utilizationFacts';
import { InstanceSweep } from './InstanceSweep';
import { PrometheusFacts } from './queries/FactQuery';

/** Puts together what is known of one component. */
export function collectComponent(component: {
  readonly api: PrometheusApi;
  readonly sweep: InstanceSweep;
  readonly reference: PrometheusReference;
  readonly now: number;
}): Facts {
  const { api, sweep, reference, now } = component;
  const { links } = api;
  const asked = sweep.answers.filter(answers => answers.isAsked(reference));
  const refusals = asked.flatMap(answers => answers.refusal(reference) ?? []);
  // Then it is not the query that is wrong, nor can it be told from the server.
  if (refusals.length > 0 && refusals.length === asked.length) {
    const unanswered = refusals.find(isUnanswered);
    if (unanswered) throw unanswered;
    if (refusals.length > 1) throw refusals[0];
  }
  const facts: PrometheusFacts = Object.fromEntries(
    sweep.answers.map(answers => [
      answers.query.fact,
      queryFact(answers, {
        reference,
        links,
        now,
        isKnown: sweep.knows(
          reference,
          answers.query.sources.map(({ annotation }) => annotation),
        ),
      }),
    ]),
  );
  const drift = driftFacts(facts, sweep, reference);
  const { hasDriftMetrics } = drift;
  return {
    ...facts,
    ...drift,
    ...utilizationFacts(facts, {
      standingOf: fact => sweep.answersOf(fact)?.standing(reference),
      isKnown: sweep.knows(reference, [
        'prometheus.io/job',
        'prometheus.io/container',
      ]),
    }),
    ...alertFacts(sweep.alertRules(asked.length > 0), {
      reference,
      isKnown: sweep.knows(reference, NAMING_ANNOTATIONS),
      hasDriftMetrics:
        hasDriftMetrics !== undefined &&
        'value' in hasDriftMetrics &&
        hasDriftMetrics.value,
      link: links.alerts(),
    }),
  };
}

/** A model of which other things are published has no drift metrics; of one that nobody knows, nothing can be said. */
function driftFacts(
  { hasDriftMetrics }: PrometheusFacts,
  sweep: InstanceSweep,
  reference: PrometheusReference,
): Pick<PrometheusFacts, 'hasDriftMetrics'> {
  const answers = sweep.answersOf('hasDriftMetrics');
  const standing = answers?.standing(reference);
  const isMissing =
    (standing === 'nothing' || standing === 'partial') &&
    answers!
      .find(reference)!
      .missing.some(({ annotation, name }) =>
        sweep.knowsName(annotation, name),
      );
  return {
    hasDriftMetrics: isMissing
      ? {
          value: false,
          ...(hasDriftMetrics?.link && { link: hasDriftMetrics.link }),
        }
      : hasDriftMetrics,
  };
}
