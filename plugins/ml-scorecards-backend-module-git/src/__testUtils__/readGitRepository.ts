import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HostedRepository } from './GitHubHost';

const execute = promisify(execFile);

/** What a host serves of a Git repository: its newest commit on `main`, all of it as Git itself tells it. */
export async function readGitRepository(
  folder: string,
): Promise<HostedRepository> {
  const git = async (...args: string[]) =>
    (
      await execute('git', ['-C', folder, ...args], {
        encoding: 'buffer',
        maxBuffer: 64 * 1024 * 1024,
      })
    ).stdout;
  const lines = async (...args: string[]) =>
    (await git(...args)).toString().split('\n').filter(Boolean);

  const [commit] = await lines('rev-parse', 'refs/heads/main');
  const paths = (await git('ls-tree', '-r', '-z', '--name-only', commit))
    .toString()
    .split('\0')
    .filter(Boolean);
  const files: Record<string, Buffer> = {};
  for (const path of paths) {
    files[path] = await git('cat-file', 'blob', `${commit}:${path}`);
  }
  const tags = await lines(
    'for-each-ref',
    'refs/tags',
    '--format=%(refname:short) %(objecttype) %(objectname) %(*objectname) %(taggerdate:iso-strict)',
  );
  return {
    commit,
    files,
    tags: tags.map(line => {
      const [name, type, sha, target, at] = line.split(' ');
      return type === 'tag'
        ? { name, sha, commit: target, at: new Date(at).toISOString() }
        : { name, commit: sha };
    }),
    archive: () =>
      git(
        'archive',
        '--format=tar.gz',
        `--prefix=repository-${commit}/`,
        commit,
      ),
  };
}
