import fs from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readSnapshot } from './snapshot';

describe('readSnapshot', () => {
  const folder = createMockDirectory();

  beforeEach(async () => {
    folder.setContent({
      a: { x: 'hello\n' },
      'a-b': { y: 'hello\n' },
      'a.c': 'hello\n',
      'run.sh': '#!/bin/sh\n',
    });
    await fs.chmod(folder.resolve('run.sh'), 0o755);
  });

  it('names contents and folders as Git does', async () => {
    const snapshot = await readSnapshot(folder.path);
    // From `git hash-object` and `git write-tree` over the same files. The names are those that Git and a plain sort order
    // differently.
    expect(snapshot.files.get('a/x')?.sha).toBe(
      'ce013625030ba8dba906f756967f9e9ca394464a',
    );
    expect(snapshot.files.get('run.sh')?.mode).toBe('100755');
    expect(snapshot.trees.get('')).toBe(
      '0b2d71d1e62a90d48af1965529c5694ec2bf131c',
    );
  });

  it('is another commit after an edit, and the same one after it is taken back', async () => {
    const before = await readSnapshot(folder.path);
    await fs.writeFile(folder.resolve('a/x'), 'hullo\n');
    const edited = await readSnapshot(folder.path);
    await fs.writeFile(folder.resolve('a/x'), 'hello\n');
    const after = await readSnapshot(folder.path);
    expect(edited.commitSha).not.toBe(before.commitSha);
    expect(after.commitSha).toBe(before.commitSha);
  });

  it('leaves out empty folders, .git and symbolic links', async () => {
    await fs.mkdir(folder.resolve('empty'));
    await fs.mkdir(folder.resolve('.git'));
    await fs.writeFile(folder.resolve('.git/HEAD'), 'ref');
    await fs.symlink('/etc/passwd', folder.resolve('passwd'));
    await fs.symlink('/etc', folder.resolve('etc'));
    const snapshot = await readSnapshot(folder.path);
    expect([...snapshot.files.keys()].sort()).toEqual([
      'a-b/y',
      'a.c',
      'a/x',
      'run.sh',
    ]);
    expect(snapshot.trees.get('')).toBe(
      '0b2d71d1e62a90d48af1965529c5694ec2bf131c',
    );
  });
});
