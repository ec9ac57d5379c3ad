import { posix } from 'node:path';
import fc from 'fast-check';
import { CollectionFailure } from '../CollectionFailure';
import { sourcePath, urlBelow } from './sourcePath';

jest.setTimeout(60_000);

const BASE = new URL('https://mlflow.example.com/static/prefix/');

const below = (id: string | number) =>
  urlBelow(BASE, sourcePath`api/models/${id}/versions`).href.slice(
    BASE.href.length,
  );

describe('sourcePath', () => {
  it.each([
    ['fraud', 'fraud'],
    [7, '7'],
    ['catalog.schema/model', 'catalog.schema%2Fmodel'],
    ['a b', 'a%20b'],
    ['a?b=c#d', 'a%3Fb%3Dc%23d'],
    ['//evil.example', '%2F%2Fevil.example'],
    ['https://evil.example', 'https%3A%2F%2Fevil.example'],
    ['@evil.example', '%40evil.example'],
    ['a\\b', 'a%5Cb'],
    ['a;b', 'a%3Bb'],
    ['..a', '..a'],
    ['...', '...'],
    ['\0\r\n', '%00%0D%0A'],
  ])('puts %j in its place', (id, encoded) => {
    expect(below(id)).toBe(`api/models/${encoded}/versions`);
  });

  it.each([
    '',
    '.',
    '..',
    '../../admin',
    'a/../b',
    'a/..',
    '..\\..',
    'a\\.',
    '%2e%2e',
    '%2E.',
    '..%2fadmin',
    'a%5c..',
    '\ud800',
  ])('refuses %j', id => {
    expect(() => below(id)).toThrow(
      expect.objectContaining({
        error: expect.objectContaining({ code: 'misconfigured' }),
      }),
    );
  });

  it('does not let two values make dots together', () => {
    expect(() => sourcePath`a/${'.'.slice(1)}${'..'}/b`).toThrow(
      CollectionFailure,
    );
    expect(() => sourcePath`a/.${'\u002e'.slice(1)}/b`).toThrow(
      CollectionFailure,
    );
  });

  it('stays below the base and in its segment, whatever the id', () => {
    const urlOrRefusal = (id: string): URL | undefined => {
      try {
        return urlBelow(BASE, sourcePath`api/models/${id}/versions`);
      } catch (error) {
        if (error instanceof CollectionFailure) return undefined;
        throw error;
      }
    };
    const nasty = fc.constantFrom(
      ...['.', '..', '/', '\\', '%2e', '%2f', '%5C', '?', '#', '@', ':', ';'],
      ...['//', '%', '%25', '\t', '\n', '\0', 'é', 'a', 'evil.example'],
    );
    const ids = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(nasty).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(ids, id => {
        const url = urlOrRefusal(id);
        if (!url) return;
        expect(url.origin).toBe(BASE.origin);
        expect(url.search + url.hash).toBe('');
        const [empty, ...segments] = url.pathname.split('/');
        expect(empty).toBe('');
        expect(segments).toEqual([
          'static',
          'prefix',
          'api',
          'models',
          segments[4],
          'versions',
        ]);
        expect(decodeURIComponent(segments[4])).toBe(id);
        // Also for a proxy that decodes before it resolves dots, of Windows even.
        const decoded = posix.normalize(`/keep/${id.replaceAll('\\', '/')}`);
        expect(`${decoded}/`).toMatch(/^\/keep\//);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a slash at either end', () => {
    expect(sourcePath`/api/health/`.encoded).toBe('api/health/');
    expect(sourcePath`${'a'}/`.encoded).toBe('a/');
  });

  it('refuses a template that is no path', () => {
    expect(() => sourcePath`api?x=1`).toThrow("can't be part of a path");
    expect(() => sourcePath`%2e%2e/api`).toThrow("can't be part of a path");
  });
});

describe('urlBelow', () => {
  it('puts the query behind the path', () => {
    const url = urlBelow(BASE, sourcePath`search`, {
      filter: "name='a&b'",
      max_results: 200,
      page_token: undefined,
      match: ['x', 'y'],
    });
    expect(url.pathname).toBe('/static/prefix/search');
    expect([...url.searchParams]).toEqual([
      ['filter', "name='a&b'"],
      ['max_results', '200'],
      ['match', 'x'],
      ['match', 'y'],
    ]);
  });

  it('refuses what was not made by the tag', () => {
    expect(() => urlBelow(BASE, { encoded: '../../admin' })).toThrow(
      'not below',
    );
  });
});
