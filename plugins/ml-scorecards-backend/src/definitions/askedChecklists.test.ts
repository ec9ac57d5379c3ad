import { toyCheck } from '../__testUtils__/toyPipeline';
import { askedChecklists } from './askedChecklists';
import { loadDefinitions } from './loadDefinitions';

const raw = (...values: object[]) =>
  values.map(value => ({ where: 'test', value }));

function definitionsWith(...checks: object[]) {
  return loadDefinitions({
    raw: {
      dimensions: raw({ id: 'play', title: 'Play' }),
      checks: raw(...checks),
      checklists: raw(
        ...['before-play', 'play'].map(id => ({
          id,
          title: id,
          description: 'Things.',
          source: 'test',
          items: [{ id: 'floor', title: 'Floor', help: 'Sweep.' }],
        })),
      ),
    },
    factSets: [],
  });
}

it.each<[string, object, string[]]>([
  ['in quotes', { passes: '"play" in scorecard.completeChecklists' }, ['play']],
  [
    'in the other quotes',
    { passes: "'before-play' in scorecard.completeChecklists" },
    ['before-play'],
  ],
  [
    'by a parameter',
    {
      passes: 'params.list in scorecard.completeChecklists',
      params: { list: 'before-play' },
    },
    ['before-play'],
  ],
  [
    'none of them',
    { passes: 'size(scorecard.completeChecklists) > 0' },
    ['before-play', 'play'],
  ],
])('finds checklists that a check names %s', (_, check, expected) => {
  const { passes, ...others } = check as { passes: string };
  const definitions = definitionsWith(toyCheck('asks', passes, others));
  expect(definitions.problems).toEqual([]);
  expect([...askedChecklists(definitions)]).toEqual([['asks', expected]]);
});

it('finds none where a check only applies when a checklist is complete, or is broken', () => {
  const definitions = definitionsWith(
    toyCheck('level', 'scorecard.level == "play"', {
      appliesWhen: '"play" in scorecard.completeChecklists',
    }),
    toyCheck('broken', '"play" in scorecard.completeChecklist'),
  );
  expect(askedChecklists(definitions).size).toBe(0);
});
