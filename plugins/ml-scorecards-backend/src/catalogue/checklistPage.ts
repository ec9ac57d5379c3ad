import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import {
  askedChecklists,
  DefinedChecklist,
  Definitions,
  Question,
  readsScorecard,
} from '../definitions';
import { condition, titleOfSource } from './condition';
import { blocks, list, page, section, table } from './markdown';

/** Path of the page about a checklist, within the folder of the catalogue. */
export function checklistPagePath(id: string): string {
  return `checklists/${id}.md`;
}

/** The page of one checklist: its items, what answers them, and how long a tick holds. */
export function checklistPage(
  { definition, answers }: DefinedChecklist,
  definitions: Definitions,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  return page(
    `# ${definition.title}`,
    definition.description,
    table(
      ['checklist', `\`${definition.id}\``],
      [
        ['items', String(definition.items.length)],
        ['where it comes from', definition.source],
      ],
    ),
    section('## What asks for it', list(askedBy(definition.id, definitions))),
    '## Items',
    ...definition.items.map(item => {
      const question = answers.get(item.id);
      return section(
        `### ${item.title}`,
        item.help,
        table(
          ['item', `\`${definition.id}/${item.id}\``],
          [
            [
              'a tick holds',
              item.validForDays === undefined
                ? 'for good'
                : `for ${item.validForDays} days`,
            ],
            ['facts', factsInWords(question)],
          ],
        ),
        question ? whatAnswers(question, factSets) : '',
      );
    }),
  );
}

/** Checks that ask for a checklist, each with a link. */
function askedBy(id: string, definitions: Definitions): string[] {
  const asked = askedChecklists(definitions);
  return definitions.checks.flatMap(({ definition: check }) =>
    asked.get(check.id)?.includes(id)
      ? `[\`${check.id}\`](../checks/${check.id}.md): ${check.title}`
      : [],
  );
}

function factsInWords(question: Question | undefined): string {
  if (!question) {
    return 'cannot answer it: a person has to tick it';
  }
  return question.alternatives.some(({ condition: one }) => readsScorecard(one))
    ? 'can answer it; otherwise a person can tick it'
    : 'can answer it, and deny it where they say no; a person can tick it where they cannot tell';
}

function whatAnswers(
  { alternatives, by }: Question,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  const checks = [
    ...new Set(alternatives.flatMap(({ condition: { checks: all } }) => all)),
  ];
  return blocks(
    alternatives.length === 1
      ? 'It is answered when this is true:'
      : `It is answered when ${
          by === 'any' ? 'any of these is' : 'all of these are'
        } true, of the sources that serve the component:`,
    ...alternatives.map(({ source, condition: one }) =>
      blocks(
        source ? `**${titleOfSource(source, factSets)}**` : '',
        condition(one, factSets),
      ),
    ),
    section(
      'It goes by these checks:',
      list(checks.map(id => `[\`${id}\`](../checks/${id}.md)`)),
    ),
  );
}
