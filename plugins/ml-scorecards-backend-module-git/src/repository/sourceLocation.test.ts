import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { componentAt } from '../__testUtils__/collectAll';
import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { resolveSourceLocation } from './sourceLocation';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [{ host: 'gitlab.com' }],
      gitea: [{ host: 'gitea.com' }],
      azure: [{ host: 'dev.azure.com' }],
      bitbucketServer: [{ host: 'bitbucket.acme.example' }],
      bitbucketCloud: [{ username: 'a', appPassword: 'b' }],
    },
  }),
);

describe('resolveSourceLocation', () => {
  it.each([
    [
      'https://github.com/o/r/tree/main/',
      'https://github.com/o/r/tree/main/',
      '',
    ],
    [
      'https://github.com/o/r/tree/main/a/b/',
      'https://github.com/o/r/tree/main/',
      'a/b',
    ],
    [
      'https://github.com/o/r/blob/main/a/catalog-info.yaml',
      'https://github.com/o/r/tree/main/',
      'a',
    ],
    ['https://github.com/o/r', 'https://github.com/o/r/tree/HEAD/', ''],
    ['https://github.com/o/r.git', 'https://github.com/o/r/tree/HEAD/', ''],
    [
      'https://github.com/o/r/tree/main/a%20b',
      'https://github.com/o/r/tree/main/',
      'a b',
    ],
    [
      'https://gitlab.com/g/s/r/-/tree/main/a/',
      'https://gitlab.com/g/s/r/-/tree/main/',
      'a',
    ],
    [
      'https://gitlab.com/g/s/r/-/blob/main/a/',
      'https://gitlab.com/g/s/r/-/tree/main/',
      'a',
    ],
    ['https://gitlab.com/g/s/r', 'https://gitlab.com/g/s/r/-/tree/HEAD/', ''],
    [
      'https://gitea.com/o/r/src/branch/main/a',
      'https://gitea.com/o/r/src/branch/main/',
      'a',
    ],
    [
      'https://bitbucket.org/o/r/src/main/a/',
      'https://bitbucket.org/o/r/src/main/',
      'a',
    ],
    [
      'https://gitlab.com/g/sub/r/tree/main/a/b',
      'https://gitlab.com/g/sub/r/-/tree/main/',
      'a/b',
    ],
    [
      'https://bitbucket.acme.example/projects/P/repos/r/browse/a/b?at=main',
      'https://bitbucket.acme.example/projects/P/repos/r/browse/?at=main',
      'a/b',
    ],
    [
      'https://bitbucket.acme.example/projects/P/repos/r',
      'https://bitbucket.acme.example/projects/P/repos/r/browse/',
      '',
    ],
    [
      'https://bitbucket.acme.example/users/u/repos/r/browse/a',
      'https://bitbucket.acme.example/users/u/repos/r/browse/a/',
      '',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=/a/b',
      'https://dev.azure.com/o/p/_git/r',
      'a/b',
    ],
    ['https://files.example.com/x/y', 'https://files.example.com/x/y/', ''],
  ])('%s is in %s, folder %j', (url, root, folder) => {
    expect(
      resolveSourceLocation(componentAt('a', url), integrations),
    ).toMatchObject({
      root: { url: root },
      folder,
      dvcFolder: folder,
      namesDvcFolder: false,
    });
  });

  it.each([
    ['models/churn', 'a/models/churn'],
    ['./models/churn/', 'a/models/churn'],
    ['.', 'a'],
    ['', 'a'],
  ])('takes the project path %j', (path, dvcFolder) => {
    const entity = componentAt('a', 'https://github.com/o/r/tree/main/a', {
      'dvc.org/project-path': path,
    });
    expect(resolveSourceLocation(entity, integrations)).toMatchObject({
      folder: 'a',
      dvcFolder,
      namesDvcFolder: true,
    });
  });

  const refused = (
    sourceLocation: string,
    annotations?: Record<string, string>,
  ) => {
    try {
      resolveSourceLocation(
        componentAt('a', sourceLocation, annotations),
        integrations,
      );
    } catch (error) {
      return (error as CollectionFailure).error;
    }
    return undefined;
  };

  it.each([
    '/etc',
    '../x',
    'a/../../x',
    'a/..',
    'https://evil/x',
    'file:x',
    'a\\b',
    'a%2f..%2fb',
    '%2e%2e',
    'a?ref=x',
    'a#b',
    'a\nb',
    'a//b',
    '..',
  ])('refuses the project path %j', path => {
    expect(
      refused('https://github.com/o/r/tree/main/', {
        'dvc.org/project-path': path,
      }),
    ).toEqual({
      code: 'misconfigured',
      message: expect.stringContaining('dvc.org/project-path'),
    });
  });

  it.each([
    'not an address',
    'file:///etc/passwd',
    'ftp://host/x',
    'https://user:hunter2@github.com/o/r',
    'https://github.com/o',
    'https://github.com/o/r/issues/3',
    'https://github.com/o/r/tree/main/a%252e',
    'https://dev.azure.com/o/p',
    'https://dev.azure.com/o/p/_git/r?version=GC0123456',
  ])('refuses the source location %j', location => {
    const error = refused(location);
    expect(error?.code).toBe('misconfigured');
    expect(error?.message).toContain('backstage.io/source-location');
    expect(error?.message).not.toContain('hunter2');
  });

  it('refuses a location on the disk of the portal', () => {
    const entity = componentAt('a', 'x');
    entity.metadata.annotations!['backstage.io/source-location'] =
      'file:/etc/passwd';
    expect(() => resolveSourceLocation(entity, integrations)).toThrow(
      'is not a location of type url',
    );
  });

  describe('without an annotation', () => {
    const managedBy = (location: string, source?: string) => {
      const entity = componentAt('x', '');
      entity.metadata.annotations = {
        'backstage.io/managed-by-location': location,
        ...(source ? { 'backstage.io/source-location': source } : {}),
      };
      return entity;
    };

    it.each([
      ['https://github.com/o/r/blob/main/catalog-info.yaml', '', 'o/r'],
      ['https://github.com/o/r/tree/main/a/catalog-info.yaml', 'a', 'o/r'],
      ['https://gitlab.com/g/r/-/blob/main/a/info.yaml', 'a', 'g/r'],
      ['https://gitea.com/o/r/src/branch/main/a/info.yaml', 'a', 'o/r'],
      ['https://bitbucket.org/o/r/src/main/a/info.yaml', 'a', undefined],
      ['https://dev.azure.com/o/p/_git/r?path=/a/i.yaml', 'a', 'o/p/_git/r'],
    ])('takes the folder of %s', (file, folder, project) => {
      const entity = managedBy(`url:${file}`);
      const location = resolveSourceLocation(entity, integrations);
      expect(location).toMatchObject({ folder });
      expect(location.root.project).toBe(project);
    });

    it('prefers what the entity says', () => {
      const entity = managedBy(
        'url:https://github.com/o/catalog/blob/main/all.yaml',
        'url:https://github.com/o/r/tree/main/a/',
      );
      expect(resolveSourceLocation(entity, integrations)).toMatchObject({
        root: { project: 'o/r' },
        folder: 'a',
      });
    });
  });
});
