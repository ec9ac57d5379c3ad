import {
  createServer,
  IncomingMessage,
  RequestListener,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** An HTTP server on loopback that answers as each test says. */
export class TestServer {
  readonly requests: IncomingMessage[] = [];
  /** Answers requests. */
  answer: RequestListener = (_, response) => response.end('{}');
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      this.answer(request, response);
    });
  }

  static async start(): Promise<TestServer> {
    const server = new TestServer();
    await new Promise<void>(resolve =>
      server.#server.listen(0, '127.0.0.1', () => resolve()),
    );
    return server;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  /** Answers by turns, and like the last of them from then on. */
  answerInTurn(...answers: Array<(response: ServerResponse) => unknown>): void {
    let turn = 0;
    this.answer = (_, response) => {
      answers[Math.min(turn, answers.length - 1)](response);
      turn += 1;
    };
  }

  /** The paths that were asked for, in order. */
  get paths(): string[] {
    return this.requests.map(({ url = '' }) => url);
  }
}

/** An answer with a status, to be put in turn. */
export function status(
  code: number,
  headers: Record<string, string> = {},
  body = '{}',
): (response: ServerResponse) => void {
  return response => {
    response.writeHead(code, headers).end(body);
  };
}
