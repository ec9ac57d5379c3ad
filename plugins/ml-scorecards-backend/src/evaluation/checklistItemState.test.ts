import { CHECKLIST_ITEM_STATES } from 'backstage-plugin-ml-scorecards-common';
import { checklistItemState, isSettled, tickEnd } from './checklistItemState';
import { SaidOfItem } from './PeopleSaid';

const NOW = new Date('2026-06-15T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60 * 1000;

function touched(
  item: Partial<SaidOfItem>,
  daysAgo: number = 0,
): { said: SaidOfItem } {
  return {
    said: {
      ticked: false,
      disputed: false,
      at: new Date(NOW.getTime() - daysAgo * DAY_MS),
      ...item,
    },
  };
}

describe('checklistItemState', () => {
  it.each<[string, Partial<Parameters<typeof checklistItemState>[0]>]>([
    ['open', {}],
    ['open', touched({})],
    ['open', touched({ disputed: true })],
    ['ticked', touched({ ticked: true }, 1000)],
    ['ticked', { ...touched({ ticked: true }, 29.9), validForDays: 30 }],
    ['expired', { ...touched({ ticked: true }, 30), validForDays: 30 }],
    ['answered', { facts: 'answered' }],
    ['answered', { facts: 'answered', ...touched({ ticked: true }) }],
    ['disputed', { facts: 'answered', ...touched({ disputed: true }) }],
    ['denied', { facts: 'denied' }],
    ['denied', { facts: 'denied', ...touched({ ticked: true }) }],
    ['denied', { facts: 'denied', ...touched({ disputed: true }) }],
    [
      'disputed',
      { facts: 'denied', ...touched({ ticked: true, disputed: true }) },
    ],
    // The facts have come to say what the dispute said.
    [
      'answered',
      { facts: 'answered', ...touched({ ticked: true, disputed: true }) },
    ],
    // They cannot tell any more, which settles nothing.
    ['open', touched({ ticked: true, disputed: true })],
  ])('is %s for %j', (expected, options) => {
    expect(checklistItemState({ now: NOW, ...options })).toBe(expected);
  });

  it('settles what is ticked or answered, and nothing else', () => {
    expect(CHECKLIST_ITEM_STATES.filter(isSettled)).toEqual([
      'ticked',
      'answered',
    ]);
  });
});

describe('tickEnd', () => {
  it('is there for a tick that ends', () => {
    const { said } = touched({ ticked: true });
    expect(tickEnd({ said, validForDays: 2 })).toEqual(
      new Date(NOW.getTime() + 2 * DAY_MS),
    );
    expect(tickEnd({ said })).toBeUndefined();
    expect(tickEnd({ ...touched({}), validForDays: 2 })).toBeUndefined();
    expect(tickEnd({ validForDays: 2 })).toBeUndefined();
  });
});
