import { RootConfigService } from '@backstage/backend-plugin-api';
import { LABEL_OF, NamingAnnotation } from '../annotations/PrometheusReference';
import { builtInQueries } from './builtIn';
import { FactQuery, FactQueryDefinition } from './FactQuery';
import { QueryTemplate } from './QueryTemplate';

/** The facts whose query is told the limit that a component declares. */
const WITH_LIMIT = ['slowWindowShare7d'];

/** The built-in queries, with what `mlScorecards.prometheus.queries` replaces or switches off. Throws, naming the key. */
export function readQueries(
  config: RootConfigService,
  configKey: string,
): FactQuery[] {
  const facts = builtInQueries.map(({ fact }) => fact as string);
  for (const fact of config.getOptionalConfig(configKey)?.keys() ?? []) {
    if (!facts.includes(fact)) {
      throw new Error(
        `${configKey}.${fact} is for no fact that is queried. There is ${facts.join(
          ', ',
        )}`,
      );
    }
  }
  return builtInQueries.map(definition => {
    const key = `${configKey}.${definition.fact}`;
    return config.has(key)
      ? readQuery(config, key, definition)
      : builtIn(definition);
  });
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
  definition: FactQueryDefinition,
): FactQuery {
  const { fact, reading } = definition;
  const isOff = config.getOptionalBoolean(`${configKey}.enabled`) === false;
  if (isOff) return { fact, reading, configKey, sources: [] };
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
    hasLimit: WITH_LIMIT.includes(fact),
  });
  return {
    fact,
    reading,
    configKey,
    sources: [{ annotation, label, template }],
  };
}

function isNaming(annotation: string): annotation is NamingAnnotation {
  return Object.hasOwn(LABEL_OF, annotation);
}
