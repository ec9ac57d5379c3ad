import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { gitFacts } from 'backstage-plugin-ml-scorecards-node';

const FILE = resolve(__dirname, '../../../docs/sources/git.md');

describe('docs/sources/git.md', () => {
  const links = [
    ...readFileSync(FILE, 'utf8').matchAll(/\[([^\]]+)\]\(([^)#]+)[^)]*\)/g),
  ].map(([, text, target]) => ({ text, target }));

  it('names all facts, each once', () => {
    const named = links
      .filter(({ target }) => target.startsWith('../catalogue/facts/git.'))
      .map(({ text }) => text);
    expect(named.sort()).toEqual(Object.keys(gitFacts.facts).sort());
  });

  it('leads nowhere that is not there', () => {
    const local = links.filter(({ target }) => !/^https?:/.test(target));
    expect(
      local.filter(({ target }) => !existsSync(resolve(dirname(FILE), target))),
    ).toEqual([]);
  });
});
