import { createGzip } from 'node:zlib';
import { NotFoundError } from '@backstage/errors';
import express, { Request, Router } from 'express';
import tar from 'tar-stream';
import { answer } from './answer';
import { DEFAULT_BRANCH, FolderRepositories } from './FolderRepositories';
import { RecordedTags } from './RecordedTags';

/** Where the API starts, below the address of the host. */
export const API_PATH = '/api/v3';

/**
 * The part of GitHub's REST API (version 3) that Backstage's GithubUrlReader and readers of tags use, in the shapes that
 * GitHub answers with.
 */
export function createApiRouter(options: {
  owner: string;
  repositories: FolderRepositories;
  tags: RecordedTags;
}): Router {
  const { owner, repositories, tags } = options;
  const router = express.Router();

  // Not the Host header: what a caller sends must not end up in the links it is told to follow.
  const repositoryUrl = (req: Pick<Request, 'socket'>, repository: string) =>
    `http://localhost:${req.socket.localPort}${API_PATH}/repos/${owner}/${repository}`;

  const describe = (req: Pick<Request, 'socket'>, repository: string) => {
    const url = repositoryUrl(req, repository);
    return {
      name: repository,
      full_name: `${owner}/${repository}`,
      url,
      default_branch: DEFAULT_BRANCH,
      trees_url: `${url}/git/trees{/sha}`,
      archive_url: `${url}/{archive_format}{/ref}`,
    };
  };

  router.get(
    `/repos/${owner}/:repository`,
    answer(async (req, res) => {
      const { repository } = req.params;
      await repositories.at(repository, DEFAULT_BRANCH);
      res.json(describe(req, repository));
    }),
  );

  router.get(
    `/repos/${owner}/:repository/commits/:ref/status`,
    answer(async (req, res) => {
      const { repository, ref } = req.params;
      const { commitSha } = await repositories.at(repository, ref);
      res.json({
        state: 'pending',
        statuses: [],
        sha: commitSha,
        total_count: 0,
        repository: describe(req, repository),
      });
    }),
  );

  // Always the whole tree: the reader never asks for less.
  router.get(
    `/repos/${owner}/:repository/git/trees/:sha`,
    answer(async (req, res) => {
      const { repository, sha } = req.params;
      const snapshot = await repositories.at(repository, sha);
      const url = repositoryUrl(req, repository);
      const trees = [...snapshot.trees]
        .filter(([path]) => path !== '')
        .map(([path, treeSha]) => ({
          path,
          mode: '040000',
          type: 'tree',
          sha: treeSha,
          url: `${url}/git/trees/${treeSha}`,
        }));
      const blobs = [...snapshot.files.values()].map(file => ({
        path: file.path,
        mode: file.mode,
        type: 'blob',
        sha: file.sha,
        size: file.content.length,
        url: `${url}/git/blobs/${file.sha}`,
      }));
      res.json({
        sha: snapshot.trees.get(''),
        url: `${url}/git/trees/${sha}`,
        tree: [...trees, ...blobs],
        truncated: false,
      });
    }),
  );

  router.get(
    `/repos/${owner}/:repository/git/blobs/:sha`,
    answer(async (req, res) => {
      const { repository, sha } = req.params;
      const content = await repositories.blob(repository, sha);
      res.json({
        sha,
        size: content.length,
        encoding: 'base64',
        content: content.toString('base64'),
        url: `${repositoryUrl(req, repository)}/git/blobs/${sha}`,
      });
    }),
  );

  // GitHub answers a question without hits with an empty list.
  router.get(
    `/repos/${owner}/:repository/git/matching-refs/*`,
    answer(async (req, res) => {
      const { repository, 0: prefix } = req.params;
      await repositories.at(repository, DEFAULT_BRANCH);
      const url = repositoryUrl(req, repository);
      res.json(
        (await tags.of(repository))
          .filter(({ name }) => `tags/${name}`.startsWith(prefix))
          .map(({ name, sha }) => ({
            ref: `refs/tags/${name}`,
            url: `${url}/git/refs/tags/${encodeURIComponent(name)}`,
            object: { type: 'tag', sha, url: `${url}/git/tags/${sha}` },
          })),
      );
    }),
  );

  router.get(
    `/repos/${owner}/:repository/git/tags/:sha`,
    answer(async (req, res) => {
      const { repository, sha } = req.params;
      await repositories.at(repository, DEFAULT_BRANCH);
      const { name, commit, taggedAt } = await tags.at(repository, sha);
      const url = repositoryUrl(req, repository);
      res.json({
        tag: name,
        sha,
        url: `${url}/git/tags/${sha}`,
        message: name,
        tagger: { name: 'Acme', email: 'demo@acme.example', date: taggedAt },
        object: {
          type: 'commit',
          sha: commit,
          url: `${url}/git/commits/${commit}`,
        },
      });
    }),
  );

  router.get(
    `/repos/${owner}/:repository/contents/*`,
    answer(async (req, res) => {
      const { repository, 0: path } = req.params;
      const ref =
        typeof req.query.ref === 'string' ? req.query.ref : DEFAULT_BRANCH;
      const file = (await repositories.at(repository, ref)).files.get(path);
      if (!file) {
        throw new NotFoundError(`No file ${path} in ${repository}`);
      }
      // With these two headers set, express answers 304 by itself where the caller has this version.
      res.setHeader('ETag', `"${file.sha}"`);
      res.setHeader('Last-Modified', file.modifiedAt.toUTCString());
      res.type('application/vnd.github.v3.raw').send(file.content);
    }),
  );

  router.get(
    `/repos/${owner}/:repository/tarball/:ref`,
    answer(async (req, res) => {
      const { repository, ref } = req.params;
      const snapshot = await repositories.at(repository, ref);
      const top = `${owner}-${repository}-${snapshot.commitSha.slice(0, 7)}`;
      const pack = tar.pack();
      res.type('application/x-gzip');
      pack.pipe(createGzip()).pipe(res);
      for (const file of snapshot.files.values()) {
        pack.entry(
          {
            name: `${top}/${file.path}`,
            mode: file.mode === '100755' ? 0o755 : 0o644,
            mtime: file.modifiedAt,
          },
          file.content,
        );
      }
      pack.finalize();
    }),
  );

  return router;
}
