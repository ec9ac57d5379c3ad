import { DECLARATION_ANNOTATIONS } from 'backstage-plugin-ml-scorecards-common';
import { Fact, shown } from 'backstage-plugin-ml-scorecards-node';
import { PrometheusReference } from '../annotations/PrometheusReference';
import { PrometheusLinks } from '../api/PrometheusLinks';
import { isRefusal } from '../api/explained';
import { QuerySource } from '../queries/FactQuery';
import { MAX_LIMITS } from '../queries/latencyLimits';
import { QueryAnswers } from '../queries/QueryAnswers';
import { readSamples } from './readSamples';

/** The fact of one component that a query was asked for. Throws what the server failed with. */
export function queryFact(
  answers: QueryAnswers,
  component: {
    readonly reference: PrometheusReference;
    readonly links: PrometheusLinks;
    readonly now: number;
    /** Whether the server has anything by the names that the query asks for: they may be spelled otherwise there. */
    readonly isKnown: boolean;
  },
): Fact {
  const { reference, links, now, isKnown } = component;
  const { query } = answers;
  const asked = answers.asked(reference);
  if (!asked.length) {
    return { unknownBecause: whyNotAsked(answers), isSilent: true };
  }
  const hasLimit = asked.some(({ template }) => template.hasLimit);
  if (hasLimit && reference.latencyLimit === undefined) {
    return {
      unknownBecause: `the entity declares no limit in the annotation ${DECLARATION_ANNOTATIONS.latencyLimit}, such as "200ms"`,
    };
  }
  const linkTo = (source: QuerySource) =>
    links.query(
      source.template.render({
        label: source.label,
        names: reference.names[source.annotation],
        limit: reference.latencyLimit,
      }),
    );
  try {
    const found = answers.find(reference);
    if (found?.samples.length && found.missing.length) {
      const [{ label, name }] = found.missing;
      return {
        unknownBecause: `Prometheus has no value for ${label} ${shown(
          name,
        )}, which the entity names beside others, and the worst of all counts`,
        link: linkTo(found.source),
      };
    }
    if (found?.samples.length) {
      return {
        ...readSamples(found.samples, query.reading, {
          now,
          latencyLimit: reference.latencyLimit,
        }),
        link: linkTo(found.source),
      };
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { unknownBecause: withoutEnd(error.message) };
  }
  if (answers.isLeftOut(reference)) {
    return {
      unknownBecause: `components of this server declare more than ${MAX_LIMITS} different limits of latency, and no more are asked about`,
    };
  }
  return {
    unknownBecause: `Prometheus has no value for ${asked
      .map(
        ({ annotation, label }) =>
          `${label} ${reference.names[annotation].map(shown).join(', ')}`,
      )
      .filter((text, i, all) => all.indexOf(text) === i)
      .join(', or ')}`,
    ...(isKnown && { isSilent: true }),
    link: linkTo(asked[0]),
  };
}

function whyNotAsked({ query }: QueryAnswers): string {
  if (!query.sources.length) {
    return `its query is switched off in ${query.configKey} of app-config.yaml`;
  }
  const annotations = new Set(
    query.sources.map(({ annotation }) => annotation),
  );
  return `the entity does not have the annotation ${[...annotations].join(
    ' or ',
  )}`;
}

/** As it stands in a sentence. */
function withoutEnd(message: string): string {
  return message.replace(/\.$/, '');
}
