import { ConfigReader } from '@backstage/config';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DefinedCheck, Definitions, isBroken } from './Definitions';
import { loadDefinitions } from './loadDefinitions';
import { readDefinitions } from './readDefinitions';

const PAGE = readFileSync(
  resolve(__dirname, '../../../../docs/checks.md'),
  'utf8',
);

/** The parts of the page that a heading begins, with the cells of their rows about a check. */
function sectionsOfPage(): { title: string; rows: string[][] }[] {
  return PAGE.split(/^## /m)
    .slice(1)
    .map(section => {
      const [title, ...lines] = section.split('\n');
      return {
        title,
        rows: lines
          .filter(line => line.startsWith('| `'))
          .map(line =>
            line
              .split('|')
              .slice(1, -1)
              .map(cell => cell.trim()),
          ),
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

function rowOf(check: DefinedCheck, definitions: Definitions): string[] {
  const { id, title, level, requiredFor } = check.definition;
  const tiers = requiredFor.flatMap(tier =>
    tier === 'unclassified' ? [] : tier.replace('tier-', ''),
  );
  return [
    `\`${id}\``,
    title,
    level,
    tiers.join(', ') || 'none',
    sourcesOf(check)
      .map(source => definitions.factSets.get(source)?.title)
      .join(', ') || 'Labels of the entity',
  ];
}

/** The systems of which each alone can answer, or those that a check needs together. */
function sourcesOf(check: DefinedCheck): string[] {
  const alternatives = isBroken(check) ? [] : check.alternatives;
  return [
    ...new Set(
      alternatives.flatMap(({ source, condition }) =>
        source ? [source] : condition.facts.map(fact => fact.source),
      ),
    ),
  ];
}

describe('docs/checks.md', () => {
  let definitions: Definitions;

  beforeAll(async () => {
    definitions = loadDefinitions({
      raw: await readDefinitions(new ConfigReader({})),
      factSets: knownFactSets,
    });
  });

  it('has the checks of each dimension, as they are defined', () => {
    expect(sectionsOfPage()).toEqual(
      definitions.dimensions.map(({ id, title }) => ({
        title,
        rows: definitions.checks
          .filter(({ definition }) => definition.dimension === id)
          .map(check => rowOf(check, definitions)),
      })),
    );
  });

  it('says how many checks there are', () => {
    const { checks, dimensions } = definitions;
    expect(PAGE).toContain(
      `${checks.length} checks in ${dimensions.length} dimensions`,
    );
  });

  it('can count unclassified components as tier 3, since every check does', () => {
    for (const { definition } of definitions.checks) {
      const { id, requiredFor } = definition;
      expect({ id, asks: requiredFor.includes('unclassified') }).toEqual({
        id,
        asks: requiredFor.includes('tier-3'),
      });
    }
  });
});
