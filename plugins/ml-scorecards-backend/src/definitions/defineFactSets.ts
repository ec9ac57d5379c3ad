import {
  Config,
  ConfigReader,
  readDurationFromConfig,
} from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { DefinitionProblem } from 'backstage-plugin-ml-scorecards-common';
import {
  FactDeclaration,
  FactSet,
  FactType,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { ConditionCompiler } from './ConditionCompiler';
import { DefinedFactSet } from './Definitions';
import { textSchema } from './definitionSchemas';
import { SCORECARD } from './scorecardFacts';

const TYPES = [
  'boolean',
  'integer',
  'number',
  'string',
  'instant',
  'strings',
] as const satisfies readonly FactType[];

/** Shortest time that pushed facts stay fresh: evaluation looks for what is stale once an hour. */
const SHORTEST_MS = 60_000;

const name = z
  .string()
  .max(60)
  .regex(/^[a-z][a-zA-Z0-9]*$/, 'must be a name like driftScore');

const schema = z.strictObject({
  title: textSchema.max(100),
  howToConnect: textSchema.optional(),
  timeToLive: z
    .union([z.string(), z.record(z.string(), z.number())])
    .optional(),
  facts: z
    .record(
      name,
      z.strictObject({
        type: z.enum(TYPES),
        unit: textSchema.max(40).optional(),
        description: textSchema.max(500),
      }),
    )
    .refine(facts => Object.keys(facts).length > 0, 'must declare a fact')
    .refine(facts => Object.keys(facts).length <= 200, 'has more than 200'),
});

/**
 * All fact sets that conditions can read: those of sources that are known or installed, and those that
 * `mlScorecards.factSets` in app-config.yaml declares for pipelines to push. One that is wrong is left out, and its
 * problem told.
 */
export function defineFactSets(
  config: Config,
  options: {
    /** Of sources that are known or installed. */
    given: readonly FactSet[];
    /** How long pushed facts stay fresh, if their set says nothing else. */
    pushedTimeToLiveMs: number;
  },
): { factSets: DefinedFactSet[]; problems: DefinitionProblem[] } {
  const { given, pushedTimeToLiveMs } = options;
  const factSets: DefinedFactSet[] = given.map(set => ({
    ...set,
    pushedTimeToLiveMs,
  }));
  const problems: DefinitionProblem[] = [];
  const configured = config.getOptional('mlScorecards.factSets') ?? {};
  for (const [source, value] of Object.entries(configured)) {
    try {
      factSets.push({
        pushedTimeToLiveMs,
        ...readFactSet(source, value, factSets),
      });
    } catch (error) {
      problems.push({
        where: `mlScorecards.factSets.${source}`,
        id: source,
        message: (error as Error).message,
      });
    }
  }
  return { factSets, problems };
}

function readFactSet(
  source: string,
  value: unknown,
  others: readonly FactSet[],
): DefinedFactSet {
  const named = name.safeParse(source);
  if (!named.success) {
    throw new Error(`the name ${named.error.issues[0].message}`);
  }
  if (source === SCORECARD || others.some(other => other.source === source)) {
    throw new Error(`the name "${source}" is taken`);
  }
  const { data, error } = schema.safeParse(value);
  if (!data) {
    throw new Error(
      error.issues
        .map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
        .join('; '),
    );
  }
  const { timeToLive, howToConnect, ...declared } = data;
  requireReadable(source, declared.facts);
  return {
    ...declared,
    source,
    howToConnect:
      howToConnect ??
      `Let the pipeline of the component push facts of "${source}".`,
    configured: true,
    ...(timeToLive !== undefined && {
      pushedTimeToLiveMs: readTimeToLive(timeToLive),
    }),
  };
}

function readTimeToLive(timeToLive: string | object): number {
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(
      new ConfigReader({ timeToLive: timeToLive as string }),
      {
        key: 'timeToLive',
      },
    ),
  );
  if (milliseconds < SHORTEST_MS) {
    throw new Error('timeToLive: must be a minute or longer');
  }
  return milliseconds;
}

/** Some names mean something else in conditions, whose language knows best, or to objects. */
function requireReadable(
  source: string,
  facts: Readonly<Record<string, FactDeclaration>>,
): void {
  const compiler = orUndefined(
    () =>
      new ConditionCompiler([{ source, title: '', howToConnect: '', facts }]),
  );
  for (const fact of Object.keys(facts)) {
    const named = `${source}.${fact}`;
    const read = orUndefined(() => compiler?.compile(`${named} == ${named}`));
    const isReadable = read?.facts.some(({ name: own }) => own === fact);
    if (!isReadable || source in {} || fact in {}) {
      throw new Error(`conditions cannot read ${named}: choose another name`);
    }
  }
}

function orUndefined<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
