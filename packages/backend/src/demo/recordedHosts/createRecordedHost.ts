import type { ServerRecording } from 'backstage-plugin-ml-scorecards-node/testUtils';
import express, { Express } from 'express';
import { Dialect } from './Dialect';
import { moveInstants } from './moveInstants';

const HOUR = 3_600_000;

/** By UTC. */
const dayOf = (ms: number) => Math.floor(ms / (24 * HOUR));

/**
 * A server that answers as a real one was recorded to answer. It grows no older: all instants are moved by whole hours, or by
 * whole days where an answer tells of these.
 */
export function createRecordedHost(options: {
  readonly title: string;
  readonly recording: ServerRecording;
  readonly dialect?: Dialect;
  readonly now?: () => number;
}): Express {
  const { title, recording, dialect = {}, now = Date.now } = options;
  const { recordedAt, answers, version } = recording;

  /** Of questions that are answered alike it is the same. */
  const keyOf = (method: string, url: string, body: string): string => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const parameters = [...searchParams]
      .filter(([name]) => !dialect.times?.includes(name))
      .map(([name, value]) => `${name}=${dialect.same?.(value) ?? value}`)
      .sort();
    return [method, pathname, ...parameters, body].join('\n');
  };
  const byKey = new Map(
    Object.entries(answers).map(([question, answer]) => {
      const [method, url, ...body] = question.split(' ');
      return [keyOf(method, url, body.join(' ')), answer];
    }),
  );

  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    // What a demo file says must stay text.
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Content-Security-Policy', "default-src 'none'");
    next();
  });
  app.use(express.text({ type: () => true }));
  app.use((req, res) => {
    const { method, originalUrl, body } = req;
    const answer = byKey.get(
      keyOf(method, originalUrl, typeof body === 'string' ? body : ''),
    );
    if (!answer) {
      res
        .status(404)
        .type('text/plain')
        .send(
          `Demo data of ${title} ${version}. There are no pages, only what collectors read.\n`,
        );
      return;
    }
    res.status(answer.status).type(answer.type);
    if (answer.json === undefined) {
      res.send(answer.text);
      return;
    }
    const hours = dialect.isByDay?.(answer.json)
      ? 24 * (dayOf(now()) - dayOf(recordedAt))
      : Math.floor((now() - recordedAt) / HOUR);
    const json = moveInstants(answer.json, { hours, recordedAt });
    const { searchParams } = new URL(originalUrl, 'http://localhost');
    res.json(dialect.narrow?.(json, searchParams) ?? json);
  });
  return app;
}
