import { englishMessages } from '../translation';
import german from './de';
import { flattenMessages } from './flattenMessages';

const english: Record<string, string> = flattenMessages(englishMessages);

/** Words and names that are the same in both languages, or only punctuation between what is filled in. */
const sameInGerman = [
  'catalog.level',
  'catalog.levelColumn',
  'checkFilter.count',
  'checkPage.constant',
  'checkPage.dimension',
  'checkPage.level',
  'checks.column.level',
  'checks.filter.dimension',
  'checks.filter.level',
  'components.column.level',
  'components.column.score',
  'components.column.system',
  'components.filter.dimension',
  'components.filter.dimensionLabel',
  'components.filter.level',
  'components.filter.system',
  'drift.title',
  'evidence.ownSource',
  'heatmap.teams',
  'history.fromTo',
  'history.level',
  'history.mark.tier',
  'history.score',
  'history.subject.level',
  'level.bronze',
  'level.gold',
  'lineage.column.name',
  'lineage.kind.job',
  'maturity.grouping.system',
  'sourcesPage.stateCount',
  'statements.set',
  'tab.level',
  'tab.score',
  'tab.section.drift',
  'tierChain.value.experimental',
  'tierChain.value.offline',
  'todo.kindCount',
];

function placeholdersOf(message: string): string[] {
  return [...message.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name).sort();
}

describe.each([
  { language: 'German', translation: german, same: sameInGerman },
])('$language', ({ translation, same }) => {
  const messages: Record<string, string | null> = translation.messages;
  const entries = Object.entries(english).map(
    ([key, message]) => [key, message, messages[key] ?? ''] as const,
  );

  it('has each message, and no other', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  it('fills in what the English message fills in', () => {
    const filledIn = (which: 1 | 2) =>
      entries.map(entry => [entry[0], placeholdersOf(entry[which])]);
    expect(filledIn(2)).toEqual(filledIn(1));
  });

  it('leaves nothing in English but what is the same in both', () => {
    expect(
      entries
        .filter(([, message, translated]) => message === translated)
        .map(([key]) => key)
        .sort(),
    ).toEqual(same);
  });
});
