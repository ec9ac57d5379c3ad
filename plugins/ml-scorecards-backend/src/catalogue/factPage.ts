import { FactSet, FactType } from 'backstage-plugin-ml-scorecards-node';
import { Expression } from '../definitions/ConditionCompiler';
import { Definitions, isBroken } from '../definitions/Definitions';
import { checklistPagePath } from './checklistPage';
import { list, page, section, table } from './markdown';

const TYPE_IN_WORDS: Readonly<Record<FactType, string>> = {
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  string: 'text',
  instant: 'instant',
  strings: 'list of texts',
};

/** The page of one fact. */
export function factPage(
  factSet: FactSet,
  name: string,
  definitions: Definitions,
): string {
  const { type, unit, description } = factSet.facts[name];
  const fact = `${factSet.source}.${name}`;
  const readers = readersOf(definitions).filter(({ expressions }) =>
    expressions.some(({ facts }) =>
      facts.some(each => `${each.source}.${each.name}` === fact),
    ),
  );
  return page(
    `# ${fact}`,
    `${description.charAt(0).toUpperCase()}${description.slice(1)}.`,
    table(
      ['fact', `\`${fact}\``],
      [
        ['type', TYPE_IN_WORDS[type]],
        ...(unit ? [['unit', unit]] : []),
        ['source', factSet.title],
      ],
    ),
    section('## How to connect the source', factSet.howToConnect),
    section(
      '## What reads it',
      readers.length > 0
        ? list([...new Set(readers.map(({ says }) => says))])
        : 'Nothing that ships with the plugin. Checks of your own can.',
    ),
  );
}

/** All that calculates with facts, as a page names it. */
function readersOf(
  definitions: Definitions,
): { says: string; expressions: readonly Expression<unknown>[] }[] {
  const { checks, triggers, findings, checklists, storageRules } = definitions;
  const named =
    (kind: string) =>
    (defined: {
      definition: { id: string; title: string };
      expressions: readonly Expression<unknown>[];
    }) => ({
      says: `${kind} \`${defined.definition.id}\`: ${defined.definition.title}`,
      expressions: defined.expressions,
    });
  return [
    ...checks.flatMap(check =>
      isBroken(check)
        ? []
        : {
            says: `check [\`${check.definition.id}\`](../checks/${check.definition.id}.md): ${check.definition.title}`,
            expressions: check.expressions,
          },
    ),
    ...triggers.map(named('trigger')),
    ...findings.map(named('finding')),
    ...checklists.map(({ definition: { id, title }, expressions }) => ({
      says: `checklist [\`${id}\`](../${checklistPagePath(id)}): ${title}`,
      expressions,
    })),
    ...storageRules.map(named('storage advice')),
  ];
}
