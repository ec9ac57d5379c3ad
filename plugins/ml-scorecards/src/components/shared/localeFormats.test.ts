import { dateFormat, numberFormat } from './localeFormats';

describe('localeFormats', () => {
  it('makes the format of a locale and its options once', () => {
    const percent = { style: 'percent' } as const;
    expect(numberFormat('de', percent)).toBe(
      numberFormat('de', { ...percent }),
    );
    expect(dateFormat('de', { timeZone: 'UTC' })).toBe(
      dateFormat('de', { timeZone: 'UTC' }),
    );
  });

  it('keeps those of other locales and options apart', () => {
    expect(numberFormat('de', {}).format(1.5)).toBe('1,5');
    expect(numberFormat('en', {}).format(1.5)).toBe('1.5');
    expect(numberFormat('en', { style: 'percent' }).format(1.5)).toBe('150%');
    const newYear = new Date('2026-01-01');
    expect(dateFormat('de', { timeZone: 'UTC' }).format(newYear)).toBe(
      '1.1.2026',
    );
    expect(dateFormat('en', { timeZone: 'UTC' }).format(newYear)).toBe(
      '1/1/2026',
    );
  });
});
