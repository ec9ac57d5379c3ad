import { localeOf } from './localeOf';

describe('localeOf', () => {
  it.each([
    ['en', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
    ['de', ['de-AT', 'de', 'en'], 'de-AT'],
    ['de', ['en-US', 'en'], 'de'],
    // A language that begins alike is another one.
    ['fi', ['fil-PH'], 'fi'],
    ['de', [], 'de'],
  ])('writes %s for a reader of %j as %s', (language, preferred, locale) => {
    expect(localeOf(language, preferred)).toBe(locale);
  });
});
