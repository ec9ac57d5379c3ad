import { AddressInfo } from 'node:net';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createGitHost } from './createGitHost';
import { close, listenOnLoopback } from '../listenOnLoopback';
import { RecordedTags } from './RecordedTags';

const recording = JSON.stringify({
  asOf: '2026-01-01',
  tags: [
    {
      name: 'churn@v1.0.0',
      sha: 'a1',
      commit: 'c1',
      taggedAt: '2025-12-22T09:00:00Z',
    },
    {
      name: 'ltv@v1.0.0',
      sha: 'a2',
      commit: 'c2',
      taggedAt: '2025-12-31T09:00:00Z',
    },
  ],
});

describe('RecordedTags', () => {
  const folder = createMockDirectory({
    content: { tags: { 'models.json': recording }, repositories: {} },
  });

  it('keeps the age of a tag, whatever day it is', async () => {
    const tags = new RecordedTags(folder.resolve('tags'), () =>
      Date.parse('2027-05-11T18:00:00Z'),
    );
    expect((await tags.of('models'))[0]).toMatchObject({
      name: 'churn@v1.0.0',
      taggedAt: '2027-05-01T09:00:00.000Z',
    });
  });

  it('has none for a repository without a recording, and none without a folder', async () => {
    expect(await new RecordedTags(folder.resolve('tags')).of('x')).toEqual([]);
    expect(await new RecordedTags(undefined).of('models')).toEqual([]);
  });

  it('is served as GitHub serves tags', async () => {
    folder.addContent({ repositories: { models: { 'README.md': 'hi' } } });
    const server = await listenOnLoopback(
      createGitHost({
        root: folder.resolve('repositories'),
        tags: folder.resolve('tags'),
        logger: mockServices.logger.mock(),
      }),
      0,
      'it cannot start',
    );
    const { port } = server.address() as AddressInfo;
    const get = async (path: string) => {
      const response = await fetch(
        `http://127.0.0.1:${port}/api/v3/repos/acme/${path}`,
      );
      return { status: response.status, body: await response.json() };
    };
    try {
      expect((await get('models/git/matching-refs/tags/')).body).toMatchObject([
        { ref: 'refs/tags/churn@v1.0.0', object: { type: 'tag', sha: 'a1' } },
        { ref: 'refs/tags/ltv@v1.0.0', object: { type: 'tag', sha: 'a2' } },
      ]);
      expect(
        (await get('models/git/matching-refs/tags/ltv')).body,
      ).toHaveLength(1);
      expect((await get('models/git/tags/a2')).body).toMatchObject({
        tag: 'ltv@v1.0.0',
        object: { type: 'commit', sha: 'c2' },
      });
      expect((await get('models/git/tags/a9')).status).toBe(404);
      expect((await get('..%2Ftags/git/matching-refs/tags/')).status).toBe(404);
    } finally {
      await close(server);
    }
  });
});
