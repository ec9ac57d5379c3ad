import { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import express, { ErrorRequestHandler, Express } from 'express';
import { API_PATH, createApiRouter } from './createApiRouter';
import { createPagesRouter } from './createPagesRouter';
import { FolderRepositories } from './FolderRepositories';
import { RecordedTags } from './RecordedTags';
import { escapeHtml, renderPage } from './renderPage';

/** The owner segment of every repository address of the demo. */
export const DEMO_OWNER = 'acme';

function describeError(error: unknown): [status: number, message: string] {
  // As GitHub does it, "you may not" looks like "not there".
  if (error instanceof NotFoundError || error instanceof NotAllowedError) {
    return [404, 'Not Found'];
  }
  // A path that cannot be decoded.
  if (error instanceof URIError) {
    return [400, 'Bad Request'];
  }
  return [500, 'Server Error'];
}

/** A Git host over plain folders: GitHub's API for Backstage's UrlReader, plain pages for people. Read only. */
export function createGitHost(options: {
  root: string;
  /** The folder with the tags that were recorded, if there are any. */
  tags?: string;
  logger: LoggerService;
}): Express {
  const repositories = new FolderRepositories(options.root);
  const tags = new RecordedTags(options.tags);
  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    // The content of a demo file must stay text, whatever it says.
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    next();
  });
  app.use(API_PATH, createApiRouter({ owner: DEMO_OWNER, repositories, tags }));
  app.use(createPagesRouter({ owner: DEMO_OWNER, repositories }));
  app.use((req, _res, next) => {
    next(new NotFoundError(`Nothing at ${req.path}`));
  });

  // Express knows an error handler by its four parameters.
  const onError: ErrorRequestHandler = (error, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const [status, message] = describeError(error);
    if (status === 500) {
      options.logger.warn('The demo Git host failed', error);
    }
    res.status(status);
    if (req.path.startsWith(API_PATH)) {
      res.json({
        message,
        documentation_url: 'https://docs.github.com/rest',
        status: String(status),
      });
    } else {
      res.send(
        renderPage({ title: message, body: `<p>${escapeHtml(req.path)}</p>` }),
      );
    }
  };
  app.use(onError);
  return app;
}
