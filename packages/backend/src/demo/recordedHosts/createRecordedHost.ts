import express, { Express, Request } from 'express';
import { moveInstants } from './moveInstants';

/** What a real server has answered to a collector, as `Recorder` of `backstage-plugin-ml-scorecards-node/testUtils` writes it down. */
export interface HostRecording {
  /** Of the server. */
  readonly version: string;
  /** When it was recorded, in milliseconds: from then, ages count. */
  readonly recordedAt: number;
  /** By method and address. */
  readonly answers: Readonly<
    Record<
      string,
      {
        readonly status: number;
        readonly type: string;
        readonly json?: unknown;
        readonly text?: string;
      }
    >
  >;
}

/** How questions are recognised, and answered in part, where they are not always asked in the same words. */
export interface Dialect {
  /** The parameters of an address as far as they matter, for a recorded question and for one that is asked. */
  simplify?(query: URLSearchParams): URLSearchParams;
  /** What of an answer to a simplified question belongs to one as it was asked. */
  narrow?(json: unknown, query: URLSearchParams): unknown;
}

const DAY = 24 * 3_600_000;

/** A server that answers as a real one was recorded to answer. It grows no older: all instants are moved by whole days. */
export function createRecordedHost(options: {
  readonly title: string;
  readonly recording: HostRecording;
  readonly dialect?: Dialect;
  readonly now?: () => number;
}): Express {
  const { title, recording, dialect = {}, now = Date.now } = options;
  const { recordedAt, answers, version } = recording;
  const keyOf = (method: string, url: string) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const query = dialect.simplify?.(searchParams) ?? searchParams;
    query.sort();
    return `${method} ${pathname}?${query}`;
  };
  const byKey = new Map(
    Object.entries(answers).map(([question, answer]) => {
      const [method, url] = question.split(' ');
      return [keyOf(method, url), answer];
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
  app.get('/', (_req, res) => {
    res
      .type('text/plain')
      .send(
        `Demo data of ${title} ${version}. There are no pages, only what collectors read.\n`,
      );
  });
  app.use((req: Request, res) => {
    const answer = byKey.get(keyOf(req.method, req.originalUrl));
    if (!answer) {
      res.status(404).json({ message: 'The demo has no such thing' });
      return;
    }
    res.status(answer.status).type(answer.type);
    if (answer.json === undefined) {
      res.send(answer.text);
      return;
    }
    const days = Math.floor((now() - recordedAt) / DAY);
    const json = moveInstants(answer.json, { days, recordedAt });
    const { searchParams } = new URL(req.originalUrl, 'http://localhost');
    res.json(dialect.narrow?.(json, searchParams) ?? json);
  });
  return app;
}
