import { NotFoundError } from '@backstage/errors';
import express, { Router } from 'express';
import { answer } from './answer';
import { DEFAULT_BRANCH, FolderRepositories } from './FolderRepositories';
import { escapeHtml, renderPage } from './renderPage';

// Enough for every source file; a model that somebody committed by mistake is not worth rendering.
const LONGEST_SHOWN = 500_000;

/** Plain pages for people who follow a link to the evidence. */
export function createPagesRouter(options: {
  owner: string;
  repositories: FolderRepositories;
}): Router {
  const { owner, repositories } = options;
  const router = express.Router();
  const link = (path: string, text: string) =>
    `<a href="${escapeHtml(encodeURI(path))}">${escapeHtml(text)}</a>`;

  router.get(
    [`/${owner}/:repository`, `/${owner}/:repository/tree/${DEFAULT_BRANCH}*`],
    answer(async (req, res) => {
      const { repository, 0: rest = '' } = req.params;
      const folder = rest.replace(/^\/+|\/+$/g, '');
      const snapshot = await repositories.at(repository, DEFAULT_BRANCH);
      if (!snapshot.trees.has(folder)) {
        throw new NotFoundError(`No folder ${folder} in ${repository}`);
      }
      const prefix = folder && `${folder}/`;
      const names = new Set(
        [...snapshot.files.keys()]
          .filter(path => path.startsWith(prefix))
          .map(path => path.slice(prefix.length).replace(/\/.*/, '/')),
      );
      const items = [...names].sort().map(name => {
        const kind = name.endsWith('/') ? 'tree' : 'blob';
        const path = `/${owner}/${repository}/${kind}/${DEFAULT_BRANCH}/${prefix}${name}`;
        return `<li>${link(path, name)}</li>`;
      });
      res.send(
        renderPage({
          title: `${owner}/${repository}${folder && ` / ${folder}`}`,
          body: `<p>Commit <code>${
            snapshot.commitSha
          }</code></p><ul>${items.join('')}</ul>`,
        }),
      );
    }),
  );

  router.get(
    `/${owner}/:repository/blob/${DEFAULT_BRANCH}/*`,
    answer(async (req, res) => {
      const { repository, 0: path } = req.params;
      const snapshot = await repositories.at(repository, DEFAULT_BRANCH);
      const file = snapshot.files.get(path);
      if (!file) {
        throw new NotFoundError(`No file ${path} in ${repository}`);
      }
      const lines = file.content
        .subarray(0, LONGEST_SHOWN)
        .toString('utf8')
        .replace(/\n$/, '')
        .split('\n')
        .map(
          (line, index) =>
            `<span id="L${index + 1}">${escapeHtml(line)}</span>`,
        );
      const folder = `/${owner}/${repository}/tree/${DEFAULT_BRANCH}/`;
      res.send(
        renderPage({
          title: `${path} · ${owner}/${repository}`,
          body: `<p>${link(folder, `${owner}/${repository}`)} · blob <code>${
            file.sha
          }</code></p><pre>${lines.join('\n')}</pre>`,
        }),
      );
    }),
  );

  return router;
}
