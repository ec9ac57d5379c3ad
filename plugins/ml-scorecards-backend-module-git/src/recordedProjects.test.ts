import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { collectToolProject } from './__testUtils__/collectToolProject';
import { GitHubHost } from './__testUtils__/GitHubHost';
import { ToolComponent, toolContract } from './__testUtils__/toolContract';

/** Projects that real DVC and GTO made, see test/live. */
const RECORDINGS = join(__dirname, '__recordings__');
const names = readdirSync(RECORDINGS)
  .filter(file => file.endsWith('.json'))
  .map(file => basename(file, '.json'));

describe.each(names)('the recorded project %s', name => {
  const directory = createMockDirectory();
  const components: ToolComponent[] = JSON.parse(
    readFileSync(join(RECORDINGS, `${name}.json`), 'utf8'),
  );
  let host: GitHubHost;
  let facts: Array<Record<string, unknown>>;

  beforeAll(async () => {
    const folder = directory.resolve(`${name}.git`);
    execFileSync('git', ['init', '--quiet', '--bare', folder]);
    execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], {
      input: readFileSync(join(RECORDINGS, `${name}.fast-export`)),
    });
    host = await GitHubHost.start();
    facts = await collectToolProject(host, { name, folder, components });
  });
  afterAll(() => host.stop());

  // eslint-disable-next-line jest/expect-expect -- the rules assert by themselves, so that they also do in test/live
  it.each(Object.entries(toolContract))('%s', (_, assertRule) => {
    components.forEach((component, index) =>
      assertRule(facts[index], component),
    );
  });
});

it('covers what the tools were made to do', () => {
  expect(names.length).toBeGreaterThan(20);
});
