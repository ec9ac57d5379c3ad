import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtInDefinitions } from '../__testUtils__/builtInEvaluation';
import { TARGET_NAMES } from '../definitions/definitionSchemas';
import { Definitions } from '../definitions/Definitions';

const PAGE = readFileSync(
  resolve(__dirname, '../../../../docs/guide-coverage.md'),
  'utf8',
);

/** What the page calls a definition, and the ids that there are of it. */
function idsByKind(definitions: Definitions): Record<string, string[]> {
  const { checks, triggers, findings, checklists, storageRules, rubrics } =
    definitions;
  const idsOf = (defined: readonly { definition: { id: string } }[]) =>
    defined.map(({ definition }) => definition.id);
  return {
    check: idsOf(checks),
    trigger: idsOf(triggers),
    finding: idsOf(findings),
    'checklist item': checklists.flatMap(({ definition }) =>
      definition.items.map(({ id }) => `${definition.id}/${id}`),
    ),
    'storage advice': idsOf(storageRules),
    target: [...TARGET_NAMES],
    source: [...definitions.factSets.keys()],
    rubric: rubrics.map(({ id }) => id),
  };
}

/** What the page names, by its kind, each once. */
function namedOf(kind: string): string[] {
  const names = PAGE.matchAll(
    new RegExp(`\\b${kind} \\[?\`([A-Za-z0-9/-]+)\``, 'g'),
  );
  return [...new Set([...names].map(([, name]) => name))];
}

describe('docs/guide-coverage.md', () => {
  let ids: Record<string, string[]>;

  beforeAll(async () => {
    ids = idsByKind(await builtInDefinitions());
  });

  it('goes through the ten sections of the guide', () => {
    const sections = PAGE.split(/^## /m).slice(1);
    expect(sections.map(section => parseInt(section, 10))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });

  it('names only what exists', () => {
    for (const [kind, existing] of Object.entries(ids)) {
      const named = namedOf(kind);
      expect({ kind, names: named.length > 0 }).toEqual({ kind, names: true });
      expect(named.filter(name => !existing.includes(name))).toEqual([]);
    }
  });

  it('names every check, trigger and finding, and all that people are asked', () => {
    for (const kind of [
      'check',
      'trigger',
      'finding',
      'checklist item',
      'storage advice',
      'target',
    ]) {
      const named = namedOf(kind);
      expect(ids[kind].filter(id => !named.includes(id))).toEqual([]);
    }
  });

  it('says of each line what answers it, or that nothing does', () => {
    const rows = PAGE.split('\n').filter(
      line => line.startsWith('| ') && !/^\| (-+|in the guide) /.test(line),
    );
    expect(rows.length).toBeGreaterThan(80);
    for (const row of rows) {
      expect(row).toMatch(
        /`|\*\*Not covered\*\*|Reliability tier|nothing to ask/,
      );
    }
  });
});
