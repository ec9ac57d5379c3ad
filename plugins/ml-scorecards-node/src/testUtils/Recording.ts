import {
  createServer,
  IncomingMessage,
  request as sendTo,
  Server,
} from 'node:http';
import { AddressInfo } from 'node:net';

/**
 * What a real server has answered.
 *
 * @public
 */
export interface ServerRecording {
  /** Of the server. */
  readonly version: string;
  /** When it was recorded, in milliseconds: from then, ages count. */
  readonly recordedAt: number;
  /** By method, path with query, and body. */
  readonly answers: Readonly<Record<string, RecordedAnswer>>;
}

/**
 * What a real server has answered about the components of a scenario.
 *
 * @public
 */
export interface Recording extends ServerRecording {
  /** What the components name. */
  readonly annotations: Readonly<Record<string, Record<string, string>>>;
}

/**
 * One answer of a {@link ServerRecording}.
 *
 * @public
 */
export interface RecordedAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** The header `content-type`. */
  readonly type: string;
  /** As JSON, where it is JSON. */
  readonly json?: unknown;
  /** Otherwise as text. */
  readonly text?: string;
}

/**
 * Stands between a client and a real server, and writes down what is said.
 *
 * @public
 */
export class Recorder {
  private constructor(
    /** Where clients ask. */
    readonly origin: string,
    /** Lets the port go. */
    readonly stop: () => unknown,
    /** What was answered by now, the last answer to each question. */
    readonly answers: Readonly<Record<string, RecordedAnswer>>,
  ) {}

  /** With `host`, the server is asked by that name. */
  static async start(
    server: string,
    { host }: { host?: string } = {},
  ): Promise<Recorder> {
    const answers: Record<string, RecordedAnswer> = {};
    const { hostname, port } = new URL(server);
    const { origin, stop } = await listen(async request => {
      const answer = await forward(request, { hostname, port, host });
      answers[keyOf(request)] = answer;
      return answer;
    });
    return new Recorder(origin, stop, answers);
  }
}

/**
 * Answers as the recorded server did. What it was never asked is a failure.
 *
 * @public
 */
export function replay(
  recording: ServerRecording,
): Promise<{ readonly origin: string; readonly stop: () => unknown }> {
  return listen(async request => {
    const answer = recording.answers[keyOf(request)];
    if (!answer) throw new Error(`Never recorded: ${keyOf(request)}`);
    return answer;
  });
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function keyOf({ method, url, body }: Asked): string {
  return [method, url, body].filter(Boolean).join(' ');
}

async function listen(answer: (asked: Asked) => Promise<RecordedAnswer>) {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => (body += chunk));
    request.on('end', async () => {
      const { method = '', url = '', headers } = request;
      try {
        const { status, type, json, text } = await answer({
          method,
          url,
          headers,
          body,
        });
        response
          .writeHead(status, { 'content-type': type })
          .end(json === undefined ? text : JSON.stringify(json));
      } catch (error) {
        response.writeHead(599).end(String(error));
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function forward(
  { method, url, headers, body }: Asked,
  to: { hostname: string; port: string; host?: string },
): Promise<RecordedAnswer> {
  return new Promise((resolve, reject) => {
    const { authorization, 'content-type': contentType } = headers;
    const sent = sendTo(
      {
        hostname: to.hostname,
        port: to.port,
        path: url,
        method,
        headers: {
          ...(authorization && { authorization }),
          ...(contentType && { 'content-type': contentType }),
          ...(to.host && { host: to.host }),
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => (text += chunk));
        response.on('end', () => {
          const type = response.headers['content-type'] ?? '';
          const status = response.statusCode ?? 0;
          resolve(
            type.startsWith('application/json')
              ? { status, type, json: JSON.parse(text) }
              : { status, type, text },
          );
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
