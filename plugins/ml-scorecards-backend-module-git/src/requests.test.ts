import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  collectAll,
  componentAt,
  createCollector,
} from './__testUtils__/collectAll';
import { dvcProject } from './__testUtils__/dvcProject';
import { GitHubHost } from './__testUtils__/GitHubHost';
import { readGitRepository } from './__testUtils__/readGitRepository';
import { GitFactCollector } from './GitFactCollector';

// Each pass packs and unpacks real repositories.
jest.setTimeout(30_000);

/** How much is asked of GitHub, for repositories that Git itself has made. */
describe('what the collector asks of GitHub', () => {
  const directory = createMockDirectory();
  let host: GitHubHost;
  let collector: GitFactCollector;
  const revisions = new Map<string, string | undefined>();

  beforeAll(async () => {
    host = await GitHubHost.start();
  });
  afterAll(() => host.stop());
  beforeEach(() => {
    host.reset();
    directory.clear();
    revisions.clear();
    collector = createCollector(host.config);
  });

  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: directory.path,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_AUTHOR_NAME: 'Acme',
        GIT_AUTHOR_EMAIL: 'ml@acme.example',
        GIT_COMMITTER_NAME: 'Acme',
        GIT_COMMITTER_EMAIL: 'ml@acme.example',
      },
    }).toString();

  /** Commits files, with a tag if it is named, and lets the host serve it. */
  async function push(
    files: Readonly<Record<string, string>>,
    tag?: string,
  ): Promise<void> {
    git('init', '--quiet', '--initial-branch=main');
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(directory.path, path)), { recursive: true });
      writeFileSync(join(directory.path, path), content);
    }
    git('add', '--all', '--force');
    git('commit', '--quiet', '--allow-empty', '--message', 'Change');
    if (tag) git('tag', '--annotate', '--message', tag, tag);
    host.addRepository('acme/models', await readGitRepository(directory.path));
  }

  /** One pass over components in folders; gives their answers, and what it has asked for. */
  async function pass(folders: readonly string[]) {
    host.requests.length = 0;
    await host.idle();
    host.statuses.length = 0;
    const answers = await collectAll(
      collector,
      folders.map((folder, n) => ({
        entity: componentAt(
          `c${n}`,
          `${host.origin}/acme/models/tree/main/${folder}`,
        ),
        revision: revisions.get(`c${n}`),
      })),
    );
    for (const [name, answer] of Object.entries(answers)) {
      if ('facts' in answer) revisions.set(name, answer.revision);
    }
    const asked = host.requests.map(url =>
      url
        .replace(/^\/api\/repos\/acme\/models\//, '')
        .replace(/\?.*$/, '')
        .replace(/[0-9a-f]{40}/g, 'SHA'),
    );
    await host.idle();
    return {
      answers,
      asked,
      statuses: [...host.statuses],
      files: asked.filter(path => path.startsWith('contents/')),
      others: asked.filter(path => !path.startsWith('contents/')),
    };
  }

  const isUnchanged = { unchanged: true };
  const hasFacts = { facts: { hasDvcProject: { value: true } } };

  it('are two questions about a whole repository, one about its tags, and each file once', async () => {
    await push(
      { ...dvcProject, 'src/unread.txt': 'x', 'README.md': '# Churn' },
      'churn@v1.0.0',
    );
    const { answers, others, files } = await pass(['']);
    expect(answers.c0).toMatchObject({
      facts: {
        ...hasFacts.facts,
        gtoVersions: { value: ['v1.0.0'] },
        codeDepsOutOfSync: { value: [] },
      },
    });
    expect(others).toEqual([
      'commits/main/status',
      'git/trees/SHA',
      'git/matching-refs/tags/',
      'git/tags/SHA',
    ]);
    expect(new Set(files).size).toBe(files.length);
    expect(files).toContain('contents/dvc.lock');
    expect(files).not.toContain('contents/src/unread.txt');
  });

  it('are two questions as long as nothing changes, which GitHub does not count', async () => {
    await push(dvcProject, 'churn@v1.0.0');
    await pass(['']);
    const { answers, asked, statuses } = await pass(['']);
    expect(answers.c0).toMatchObject(isUnchanged);
    expect(statuses).toEqual([304, 304]);
    expect(asked).toEqual(['commits/main/status', 'git/matching-refs/tags/']);
  });

  it('is one file if one has changed', async () => {
    await push(dvcProject);
    await pass(['']);
    await push({ 'params.yaml': 'seeds: 8\n' });
    const { answers, others, files } = await pass(['']);
    expect(answers.c0).toMatchObject({
      facts: {
        paramsOutOfSync: { value: expect.arrayContaining(['seeds']) },
        codeDepsOutOfSync: { value: [] },
      },
    });
    expect(others).toEqual([
      'commits/main/status',
      'git/trees/SHA',
      'git/matching-refs/tags/',
    ]);
    expect(files).toEqual(['contents/params.yaml']);
  });

  it('is no file if only a tag has changed', async () => {
    await push(dvcProject);
    await pass(['']);
    await push({}, 'churn@v1.0.0');
    git('reset', '--quiet', '--hard', 'HEAD~1');
    host.addRepository('acme/models', await readGitRepository(directory.path));
    const { answers, files } = await pass(['']);
    expect(answers.c0).toMatchObject({
      facts: { gtoVersions: { value: ['v1.0.0'] } },
    });
    expect(files).toEqual([]);
  });

  describe('for twenty components in one repository', () => {
    const folders = Array.from({ length: 20 }, (_, n) => `models/m${n}`);
    const shared = {
      '.dvc/config': dvcProject['.dvc/config'],
      'README.md': '# Models\n',
      'requirements.txt': 'numpy==2.1.0\n',
      '.github/workflows/ci.yml':
        'jobs:\n  test:\n    steps:\n      - run: pytest\n',
    };

    it('is as much as for one, and their own files', async () => {
      await push({
        ...shared,
        ...Object.fromEntries(
          folders.map(folder => [
            `${folder}/dvc.yaml`,
            'stages:\n  train:\n    cmd: python train.py\n',
          ]),
        ),
      });
      const { answers, others, files } = await pass(folders);
      expect(Object.keys(answers)).toHaveLength(20);
      for (const answer of Object.values(answers)) {
        expect(answer).toMatchObject(hasFacts);
      }
      expect(others).toEqual([
        'commits/main/status',
        'git/trees/SHA',
        'git/matching-refs/tags/',
      ]);
      // None is asked for twice. The twenty dvc.yaml say the same, so most of them are known by then.
      expect(new Set(files).size).toBe(files.length);
      expect(files.length).toBeLessThanOrEqual(20 + Object.keys(shared).length);

      const again = await pass(folders);
      expect(again.asked).toEqual([
        'commits/main/status',
        'git/matching-refs/tags/',
      ]);

      await push({ 'models/m7/dvc.yaml': 'stages:\n  fit:\n    cmd: x\n' });
      const changed = await pass(folders);
      expect(changed.files).toEqual(['contents/models/m7/dvc.yaml']);
      expect(changed.answers.c7).toMatchObject({
        facts: { dvcStages: { value: ['fit'] } },
      });
      expect(changed.answers.c8).toMatchObject({
        facts: { dvcStages: { value: ['train'] } },
      });
    });
  });

  it('is an archive, of which only names are kept, if a repository is too large to be listed', async () => {
    await push({ ...dvcProject, 'README.md': '# Churn' });
    host.mostListed = 3;
    const { answers, others } = await pass(['']);
    expect(answers.c0).toMatchObject({
      facts: {
        dvcStages: {
          value: [
            'prepare',
            'build',
            'grid',
            'evaluate',
            'sub/dvc.yaml:report',
          ],
        },
        lockStagesMissing: { value: [] },
        modelCard: { value: '' },
      },
    });
    expect(others.filter(path => path === 'tarball/SHA')).toHaveLength(1);
    const { asked } = await pass(['']);
    expect(asked).toEqual(['commits/main/status', 'git/matching-refs/tags/']);
  });

  it('is nothing any more for the rest of the hour once GitHub says so', async () => {
    await push(dvcProject);
    host.rateLimit = 'primary';
    const first = await pass(['']);
    expect(first.answers.c0).toMatchObject({ error: { code: 'rate-limited' } });
    expect(first.asked).toEqual(['commits/main/status']);
    host.rateLimit = undefined;
    const second = await pass(['']);
    expect(second.answers.c0).toMatchObject({
      error: {
        code: 'rate-limited',
        message: expect.stringMatching(/It is asked again at/),
      },
    });
    expect(second.asked).toEqual([]);
  });
});
