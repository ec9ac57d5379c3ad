import { ConfigReader } from '@backstage/config';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { liveSources } from '../../scripts/lib/liveSources.mjs';
import { CATALOGUE_FACTS } from '../../plugins/ml-scorecards-backend/src/catalogue/Catalogue';
import {
  blocks,
  table,
} from '../../plugins/ml-scorecards-backend/src/catalogue/markdown';
import {
  DefinedCheck,
  isBroken,
} from '../../plugins/ml-scorecards-backend/src/definitions/Definitions';
import { loadDefinitions } from '../../plugins/ml-scorecards-backend/src/definitions/loadDefinitions';
import { readDefinitions } from '../../plugins/ml-scorecards-backend/src/definitions/readDefinitions';

/** A check, with the ways in which it can be answered. */
export interface CheckSources {
  readonly id: string;
  readonly title: string;
  /** The sources that answer together, for each way; whether all facts that it needs have been fed; and those that were not. */
  readonly ways: ReadonlyArray<{
    readonly sources: readonly string[];
    readonly missing: readonly string[];
  }>;
}

/** How each built-in check can be answered, given the facts of which a live suite asserts a value. */
export async function checkSources(
  fed: ReadonlySet<string>,
): Promise<CheckSources[]> {
  const { checks } = loadDefinitions({
    raw: await readDefinitions(new ConfigReader({})),
    factSets: knownFactSets,
  });
  return checks.map(check => ({
    id: check.definition.id,
    title: check.definition.title,
    ways: waysOf(check, fed),
  }));
}

function waysOf(
  check: DefinedCheck,
  fed: ReadonlySet<string>,
): CheckSources['ways'] {
  if (isBroken(check)) return [];
  return check.question.alternatives.map(({ source, condition }) => ({
    sources: [
      ...new Set([
        ...(source ? [source] : []),
        ...condition.facts.map(fact => fact.source),
      ]),
    ],
    missing: condition.facts
      .map(fact => `${fact.source}.${fact.name}`)
      .filter(fact => !fed.has(fact)),
  }));
}

/** Whether nothing is missing for one of the ways. A check that reads no facts is answered by the entity itself. */
export function isFed({ ways }: CheckSources): boolean {
  return ways.some(({ missing }) => missing.length === 0);
}

const titles = new Map(
  CATALOGUE_FACTS.map(({ source, title }) => [source, title]),
);

/** Those that a module reads, and that no real system could be had of. */
const untried = knownFactSets.filter(
  ({ source, docsUrl }) =>
    docsUrl?.endsWith(`/sources/${source}.md`) &&
    !liveSources.some(({ name }) => name === source),
);

/** The page `docs/sources.md`. */
export function sourcesPage(checks: readonly CheckSources[]): string {
  return `${blocks(
    '<!-- Made from the definitions and the live tests by `yarn docs:sources`. -->',
    '# Sources',
    'What each check can be answered from, and which real systems that was tried with.',
    '## Systems',
    'Each has a page: how to connect it, what rights the portal needs, what is read, and what to do when something is wrong.',
    table(
      ['source', 'tried with', 'tests'],
      [
        ...liveSources.map(({ name, title, triedWith }) => [
          `[${titles.get(name)}](sources/${name}.md)`,
          triedWith,
          `\`node test/live/run.mjs ${name}\` asks ${title} itself`,
        ]),
        ...untried.map(({ source, title }) => [
          `[${title}](sources/${source}.md)`,
          'no real system, since none could be had',
          'those of its package, with fakes',
        ]),
      ],
    ),
    'The catalog is that of the portal itself, and some checks are about the scorecard. A source that is not in this list can be fed by [a pipeline](pushing-facts.md).',
    '## Checks',
    'A check is fed by a source if the tests above assert a value of every fact that it needs from there. Where several sources can answer, one is enough.',
    table(
      ['check', 'fed by', 'can also be answered by'],
      checks.map(({ id, title, ways }) => {
        const names = (are: boolean) =>
          ways
            .filter(({ missing }) => (missing.length === 0) === are)
            .map(({ sources }) =>
              sources.length === 0
                ? 'labels of the entity'
                : sources.map(source => titles.get(source)).join(' and '),
            )
            .join(', ');
        return [
          `[${title}](catalogue/checks/${id}.md)`,
          names(true),
          names(false),
        ];
      }),
    ),
  )}\n`;
}
