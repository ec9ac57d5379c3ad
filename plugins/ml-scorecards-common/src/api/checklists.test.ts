import { checklistItemUpdateSchema } from './checklists';
import { evidenceUrlSchema } from './evidenceUrl';

// These links are never followed.
/* eslint-disable no-script-url -- they are what must be refused */

describe('evidenceUrlSchema', () => {
  it.each([
    ['https://wiki.example.com/plan?id=1#two', undefined],
    ['http://localhost:7007/docs', undefined],
    ['mailto:ml-team@example.com', undefined],
    ['HTTPS://EXAMPLE.COM', undefined],
    ['  https://example.com/trimmed \n', 'https://example.com/trimmed'],
  ])('lets in %j', (link, stored = link) => {
    expect(evidenceUrlSchema.parse(link)).toBe(stored);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/1',
    'ftp://example.com/plan',
    '/docs/plan',
    'docs/plan',
    '//example.com/plan',
    'example.com/plan',
    '#plan',
    '',
    '   ',
    'https://',
    `https://example.com/${'a'.repeat(2000)}`,
  ])('refuses %j', link => {
    expect(evidenceUrlSchema.safeParse(link).success).toBe(false);
  });
});

describe('checklistItemUpdateSchema', () => {
  const UPDATE = { ticked: true, version: 0 };

  it('takes a tick with or without note and link', () => {
    expect(checklistItemUpdateSchema.parse(UPDATE)).toEqual(UPDATE);
    expect(
      checklistItemUpdateSchema.parse({
        ...UPDATE,
        note: ' measured in May ',
        evidenceUrl: 'https://example.com',
      }),
    ).toEqual({
      ...UPDATE,
      note: 'measured in May',
      evidenceUrl: 'https://example.com',
    });
  });

  it.each([
    ['no version', { ticked: true }],
    ['a version that is no count', { ticked: true, version: -1 }],
    ['a half version', { ticked: true, version: 0.5 }],
    ['a tick that is a text', { ticked: 'true', version: 0 }],
    ['a link with a script', { ...UPDATE, evidenceUrl: 'javascript:alert(1)' }],
    ['an endless note', { ...UPDATE, note: 'a'.repeat(2001) }],
    ['who did it, which only the backend knows', { ...UPDATE, by: 'user:x/y' }],
  ])('refuses %s', (_, update) => {
    expect(checklistItemUpdateSchema.safeParse(update).success).toBe(false);
  });
});
