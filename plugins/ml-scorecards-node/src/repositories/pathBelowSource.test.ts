import fc from 'fast-check';
import { component } from '../testUtils';
import { isSafePath } from './isSafePath';
import { pathBelowSource, PathBelowSourceOptions } from './pathBelowSource';

const ANNOTATION = 'example.com/path';

const read = (path: string, what: PathBelowSourceOptions['what']) =>
  pathBelowSource(component('it', { [ANNOTATION]: path }), ANNOTATION, {
    what,
    example: 'models/churn',
  });

describe('pathBelowSource', () => {
  it.each([
    ['a file', 'reports/drift.json', 'reports/drift.json'],
    ['a file', ' ./drift report.json ', 'drift report.json'],
    ['a file', 'reports/12:00.json', 'reports/12:00.json'],
    ['a folder', 'models/churn/', 'models/churn'],
    ['a folder', './', ''],
    ['a folder', '.', ''],
    ['a folder', '', ''],
    ['a file or folder', 'feature_repo', 'feature_repo'],
    ['a file or folder', '././a/b.yaml', 'a/b.yaml'],
  ] as const)('reads %s %j as %j', (what, path, expected) => {
    expect(read(path, what)).toBe(expected);
  });

  it.each([
    '..',
    '../drift.json',
    'reports/../../drift.json',
    'reports//drift.json',
    'reports/./drift.json',
    '/etc/passwd',
    '/',
    '//',
    '//example.com/drift.json',
    'https://example.com/drift.json',
    'file:drift.json',
    'C:/drift.json',
    'reports/%2e%2e/drift.json',
    'reports\\drift.json',
    'drift.json?ref=other',
    'drift.json#x',
    './ /x',
    './ ../x',
    './ https://example.com/x',
    'reports/ /x',
    'reports/x /y',
    './\u00a0/x',
    'a\0b',
    '\ud800',
    'x'.repeat(1001),
    `a${'/'.repeat(200_000)}x`,
  ])('refuses %j', path => {
    for (const what of ['a file', 'a folder', 'a file or folder'] as const) {
      expect(() => read(path, what)).toThrow(
        `The annotation ${ANNOTATION} is not ${what} below the source location of the entity: write a relative path such as models/churn.`,
      );
    }
  });

  it.each(['', '.', 'reports/'])('takes %j for no file', path => {
    expect(() => read(path, 'a file')).toThrow(ANNOTATION);
  });

  it('never leads out of the folder', () => {
    const parts = [
      ...['..', '.', 'a', '', 'b%', '/', '\\', '...', 'x:', '\ud800'],
      ...[' ', ' ..', '\u00a0', ' https:'],
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...parts), { maxLength: 10 }),
        fc.constantFrom('a file', 'a folder', 'a file or folder'),
        (some, what) => {
          let path: string;
          try {
            path = read(some.join('/'), what);
          } catch {
            return;
          }
          expect(path === '' || isSafePath(path)).toBe(true);
          const folder = 'https://host/repository/';
          expect(new URL(path, folder).href.startsWith(folder)).toBe(true);
        },
      ),
    );
  });
});
