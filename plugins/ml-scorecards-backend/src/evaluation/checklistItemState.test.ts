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
    ['answered', { answered: true }],
    ['answered', { answered: true, ...touched({ ticked: true }) }],
    ['disputed', { answered: true, ...touched({ disputed: true }) }],
  ])('is %s for %j', (expected, options) => {
    expect(checklistItemState({ answered: false, now: NOW, ...options })).toBe(
      expected,
    );
  });

  it('settles what is ticked or answered, and nothing else', () => {
    expect(
      (['open', 'ticked', 'expired', 'answered', 'disputed'] as const).filter(
        isSettled,
      ),
    ).toEqual(['ticked', 'answered']);
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
