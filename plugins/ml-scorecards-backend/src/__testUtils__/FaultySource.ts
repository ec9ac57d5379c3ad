import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { Misbehaviour } from 'backstage-plugin-ml-scorecards-node/testUtils';

/** An HTTP server on loopback that knows three versions of each model, on two pages, until it misbehaves. */
export class FaultySource {
  misbehaves?: Misbehaviour;
  /** Whether those who wait for it lose patience long before their deadline. */
  isTooSlow = false;
  /** The most bytes that went over one connection. */
  mostBytes = 0;
  requests = 0;
  private server?: Server;
  private port = 0;

  static async start(): Promise<FaultySource> {
    const source = new FaultySource();
    await source.comeUp();
    return source;
  }

  /** Listens where it has listened before. */
  async comeUp(): Promise<void> {
    const server = createServer((request, response) => {
      this.requests += 1;
      // Whoever hangs up on what misbehaves is right.
      response.on('error', () => {});
      if (this.misbehaves) {
        this.misbehaves(response, request);
      } else {
        answerWell(response, request);
      }
    });
    server.on('connection', socket => {
      socket.once('close', () => {
        this.mostBytes = Math.max(this.mostBytes, socket.bytesWritten);
      });
    });
    await new Promise<void>(resolve =>
      server.listen(this.port, '127.0.0.1', resolve),
    );
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Refuses connections from now on. */
  async goDown(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    await new Promise<void>(resolve =>
      server ? server.close(() => resolve()) : resolve(),
    );
  }

  /** Is well again. */
  async recover(): Promise<void> {
    this.misbehaves = undefined;
    this.isTooSlow = false;
    if (!this.server) {
      await this.comeUp();
    }
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

/** The first page of the versions of a model has two of them, the second has the last. */
export function isSecondPage({ url }: IncomingMessage): boolean {
  return url?.endsWith('?page=2') ?? false;
}

export function answerWell(
  response: ServerResponse,
  request: IncomingMessage,
): void {
  const page = isSecondPage(request)
    ? { versions: [3] }
    : { versions: [1, 2], next: '2' };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(page));
}
