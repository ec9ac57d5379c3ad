import { RootConfigService } from '@backstage/backend-plugin-api';
import { LABEL_OF, NamingAnnotation } from '../annotations/PrometheusReference';
import { builtInQueries } from './builtIn';
import { FactQuery, FactQueryDefinition } from './FactQuery';
import { QueryTemplate } from './QueryTemplate';
import { readOwnFact, requireNoOwnFact } from './readOwnFact';

/** The facts whose query is told the limit that a component declares. */
const WITH_LIMIT = ['slowWindowShare7d'];

/**
 * The built-in queries, with what `mlScorecards.prometheus.queries` replaces or switches off, and those for facts that only
 * it knows. Throws, naming the key.
 */
export function readQueries(
  config: RootConfigService,
  configKey: string,
): FactQuery[] {
  const configured = config.getOptionalConfig(configKey)?.keys() ?? [];
  const facts = builtInQueries.map(({ fact }) => fact as string);
  return [
    ...builtInQueries.map(definition => {
      const { fact, reading } = definition;
      if (!configured.includes(fact)) return builtIn(definition);
      const key = `${configKey}.${fact}`;
      requireNoOwnFact(config, key);
      return readQuery(config, key, { fact, reading });
    }),
    ...configured
      .filter(fact => !facts.includes(fact))
      .map(fact => {
        const key = `${configKey}.${fact}`;
        const own = readOwnFact(config, key, fact);
        return readQuery(config, key, { fact, ...own });
      }),
  ];
}

function builtIn(definition: FactQueryDefinition): FactQuery {
  const { fact, reading, joins, sources } = definition;
  return {
    fact,
    reading,
    joins,
    sources: sources.map(({ annotation, label, query, about }) => ({
      annotation,
      label: label ?? LABEL_OF[annotation],
      template: QueryTemplate.parse(query, {
        key: fact,
        hasLimit: WITH_LIMIT.includes(fact),
      }),
      about,
    })),
  };
}

function readQuery(
  config: RootConfigService,
  configKey: string,
  wanted: Pick<FactQuery, 'fact' | 'reading' | 'declares'>,
): FactQuery {
  const isOff = config.getOptionalBoolean(`${configKey}.enabled`) === false;
  if (isOff) return { ...wanted, configKey, sources: [] };
  const query = config.getOptionalString(`${configKey}.query`);
  if (query === undefined) {
    throw new Error(
      `${configKey} must have a query, or enabled: false to switch it off`,
    );
  }
  const annotation = config.getString(`${configKey}.annotation`);
  if (!isNaming(annotation)) {
    throw new Error(
      `${configKey}.annotation must be one of ${Object.keys(LABEL_OF).join(
        ', ',
      )}`,
    );
  }
  const label =
    config.getOptionalString(`${configKey}.label`) ?? LABEL_OF[annotation];
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(label)) {
    throw new Error(`${configKey}.label must be the name of a label`);
  }
  const template = QueryTemplate.parse(query, {
    key: `${configKey}.query`,
    hasLimit: WITH_LIMIT.includes(wanted.fact),
  });
  return { ...wanted, configKey, sources: [{ annotation, label, template }] };
}

function isNaming(annotation: string): annotation is NamingAnnotation {
  return Object.hasOwn(LABEL_OF, annotation);
}
