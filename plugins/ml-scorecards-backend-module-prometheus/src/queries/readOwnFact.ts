import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  FactDeclaration,
  FactType,
  prometheusFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { Reading } from './FactQuery';

/** How facts of one's own can follow from values, and of which type they are then. */
const TYPE_OF = {
  lowest: 'number',
  highest: 'number',
  sum: 'number',
  truth: 'boolean',
  'newest-instant': 'instant',
  'highest-by-day': 'strings',
} as const satisfies Partial<Record<Reading & string, FactType>>;

/** Conditions cannot read `prometheus.in` and the like, which mean something else in their language. */
const UNREADABLE = ['false', 'in', 'null', 'true'];

/** A fact that app-config.yaml adds to those of Prometheus. */
export interface OwnFact {
  readonly reading: keyof typeof TYPE_OF;
  readonly declares: FactDeclaration;
}

/** Reads what `mlScorecards.prometheus.queries.<fact>` says of a fact that is not built in. Throws, naming the key. */
export function readOwnFact(
  config: RootConfigService,
  configKey: string,
  fact: string,
): OwnFact {
  // It follows from rules, or from other facts, and no query could stand in for that.
  if (Object.hasOwn(prometheusFacts.facts, fact)) {
    throw new Error(`${configKey} is for a fact that no query is asked for`);
  }
  const isName =
    /^[a-z][a-zA-Z0-9]{0,59}$/.test(fact) &&
    !UNREADABLE.includes(fact) &&
    // What every object has.
    !(fact in {});
  if (!isName) {
    throw new Error(`${configKey} must have a name like cacheHitShare`);
  }
  const reading = config.getOptionalString(`${configKey}.reading`);
  if (reading === undefined || !isReading(reading)) {
    throw new Error(
      `${configKey} is for a fact that is not built in, and its reading must be one of ${Object.keys(
        TYPE_OF,
      ).join(', ')}`,
    );
  }
  const description = config.getOptionalString(`${configKey}.description`);
  if (!description || !/^\S(.*[^\s.])?$/.test(description)) {
    throw new Error(
      `${configKey}.description must say in a phrase, without a full stop, what the fact is`,
    );
  }
  const type = TYPE_OF[reading];
  const unit = config.getOptionalString(`${configKey}.unit`);
  if (unit !== undefined && type !== 'number') {
    throw new Error(`${configKey}.unit is for numbers, and this is none`);
  }
  return { reading, declares: { type, description, ...(unit && { unit }) } };
}

/** Refuses for a built-in fact what is said there already. */
export function requireNoOwnFact(
  config: RootConfigService,
  configKey: string,
): void {
  for (const key of ['reading', 'description', 'unit']) {
    if (config.has(`${configKey}.${key}`)) {
      throw new Error(
        `${configKey}.${key} is for facts of your own, and this one is built in`,
      );
    }
  }
}

function isReading(reading: string): reading is keyof typeof TYPE_OF {
  return Object.hasOwn(TYPE_OF, reading);
}
