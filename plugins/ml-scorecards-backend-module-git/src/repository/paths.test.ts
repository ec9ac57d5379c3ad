import { isSafePath } from 'backstage-plugin-ml-scorecards-node';
import fc from 'fast-check';
import { foldersUpFrom, resolvePath } from './paths';

describe('resolvePath', () => {
  it.each([
    ['', 'a/b.py', 'a/b.py'],
    ['x/y', '../z.py', 'x/z.py'],
    ['x/y', '../../z.py', 'z.py'],
    ['x', './a//b/', 'x/a/b'],
    ['x', '..', ''],
  ])('from %j, %j is %j', (folder, path, expected) => {
    expect(resolvePath(folder, path)).toEqual({ path: expected });
  });

  it.each(['/etc/passwd', 's3://bucket/x', 'C:/x', 'remote://a/b', 'file:x'])(
    '%j is elsewhere',
    path => {
      expect(resolvePath('x', path)).toEqual({ outside: 'elsewhere' });
    },
  );

  it.each([
    '../../x',
    'a\\b',
    'a%2e%2e/b',
    'a?ref=x',
    'a#b',
    'a\nb',
    'a\0b',
    'x'.repeat(2000),
  ])('%j is refused', path => {
    expect(resolvePath('x', path)).toEqual({ outside: 'refused' });
  });

  it('never leaves the repository', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', 'a', '', 'b%', '/', '\\', '...'), {
          maxLength: 10,
        }),
        parts => {
          const resolved = resolvePath('x', parts.join('/'));
          const { path = '' } = { ...resolved } as { path?: string };
          expect(path === '' || isSafePath(path)).toBe(true);
        },
      ),
    );
  });

  it('knows the folders above', () => {
    expect(foldersUpFrom('a/b')).toEqual(['a/b', 'a', '']);
    expect(foldersUpFrom('')).toEqual(['']);
  });
});
