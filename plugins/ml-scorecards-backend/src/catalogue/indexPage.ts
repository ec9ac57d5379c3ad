import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import {
  DefinedCheck,
  Definitions,
  isBroken,
} from '../definitions/Definitions';
import { checklistPagePath } from './checklistPage';
import { titleOfSource } from './condition';
import { code, page, section, table } from './markdown';

/** An example that people can copy. */
const HOW_TO_CHANGE = `mlScorecards:
  checks:
    few-live-variants:
      params:
        {
          maxVariants:
            { tier-1: 4, tier-2: 4, tier-3: 3, tier-4: 4, unclassified: 3 },
        }
    dead-versions-archived: false`;

const INTRODUCTION = `- A check is **required** for the tiers that its row names. For any other component it is advice, and counts in its
  level. What is required for tier 3 is required for unclassified components as well.
- Where several systems **can answer**, a pass of any of them is a pass, unless the page of the check says that all must
  pass. A system that does not serve the component is left out, and so is one that holds nothing of the kind, where another
  one knows. Where no system is connected, the result is unknown, and says how to connect one.
- Ids never change. Use them in \`app-config.yaml\` to change a threshold or to switch a check off:

${code('yaml', HOW_TO_CHANGE)}

The only number in the guide is a utilization of 70 %. Every other threshold is a parameter or a target of a tier, with its
reason beside it in [the definitions](../../plugins/ml-scorecards-backend/definitions/). What of the guide is answered
by which of them is in [guide-coverage.md](../guide-coverage.md).`;

/** The page that leads to all others. */
export function indexPage(
  definitions: Definitions,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  const { checks, checklists, dimensions } = definitions;
  return page(
    '# Checks, checklists and facts',
    `The built-in catalogue: ${checks.length} checks in ${dimensions.length} dimensions, ${checklists.length} checklists, and the facts that they read. Each has a page of its own.`,
    INTRODUCTION,
    '## Checks',
    ...dimensions.map(({ id, title }) =>
      section(
        `### ${title}`,
        table(
          ['check', 'asks', 'level', 'required for tiers', 'who can answer'],
          checks
            .filter(({ definition }) => definition.dimension === id)
            .map(check => checkRow(check, factSets)),
        ),
      ),
    ),
    '## Checklists',
    table(
      ['checklist', 'is for', 'items', 'of these facts can answer'],
      checklists.map(({ definition, answers }) => [
        `[\`${definition.id}\`](${checklistPagePath(definition.id)})`,
        definition.description,
        String(definition.items.length),
        String(answers.size),
      ]),
    ),
    '## Facts',
    ...[...factSets.values()].map(({ source, title, facts }) =>
      section(
        `### ${title}`,
        table(
          ['fact', 'says'],
          Object.entries(facts).map(([name, { description }]) => [
            `[\`${source}.${name}\`](facts/${source}.${name}.md)`,
            description,
          ]),
        ),
      ),
    ),
  );
}

function checkRow(
  check: DefinedCheck,
  factSets: ReadonlyMap<string, FactSet>,
): string[] {
  const { id, title, level, requiredFor } = check.definition;
  const tiers = requiredFor.flatMap(tier =>
    tier === 'unclassified' ? [] : tier.replace('tier-', ''),
  );
  return [
    `[\`${id}\`](checks/${id}.md)`,
    title,
    level,
    tiers.join(', ') || 'none',
    sourcesOf(check)
      .map(source => titleOfSource(source, factSets))
      .join(', ') || 'Labels of the entity',
  ];
}

/** The systems of which each alone can answer, or those that a check needs together. */
function sourcesOf(check: DefinedCheck): string[] {
  const alternatives = isBroken(check) ? [] : check.question.alternatives;
  return [
    ...new Set(
      alternatives.flatMap(({ source, condition }) =>
        source ? [source] : condition.facts.map(fact => fact.source),
      ),
    ),
  ];
}
