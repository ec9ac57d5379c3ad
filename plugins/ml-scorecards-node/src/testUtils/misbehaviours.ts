import { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/**
 * What a source does instead of answering.
 *
 * @public
 */
export type Misbehaviour = (
  response: ServerResponse,
  request: IncomingMessage,
) => unknown;

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/**
 * An answer of a status, by default with a body of nothing much.
 *
 * @public
 */
export function status(
  code: number,
  headers: Readonly<Record<string, string>> = {},
  text: string = '{}',
): Misbehaviour {
  return response => response.writeHead(code, headers).end(text);
}

/**
 * A success with a body of a type.
 *
 * @public
 */
export function body(type: string, text: string): Misbehaviour {
  return response =>
    response.writeHead(200, { 'content-type': type }).end(text);
}

/**
 * A success with a body that says it is JSON.
 *
 * @public
 */
export function json(text: string): Misbehaviour {
  return body('application/json', text);
}

/**
 * Takes the question and says nothing, ever.
 *
 * @public
 */
export const silence: Misbehaviour = () => {};

/**
 * Begins to answer, and never comes to an end.
 *
 * @public
 */
export const drip: Misbehaviour = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

/**
 * As many bytes as the other side takes, up to 1 GB.
 *
 * @public
 */
export const gigabyte: Misbehaviour = response => {
  const chunk = Buffer.alloc(MEGABYTE / 16, ' ');
  let left = GIGABYTE;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end('{}');
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  more();
};

/**
 * 1 GB of blanks once it is unpacked. Packed members may follow each other, so one of them is packed only once.
 *
 * @public
 */
export const gzipBomb: Misbehaviour = response => {
  const member = gzipSync(Buffer.alloc(16 * MEGABYTE, ' '));
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
  response.end(Buffer.concat(Array(64).fill(member)));
};

/**
 * Promises more than it sends.
 *
 * @public
 */
export const hangUp: Misbehaviour = response => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': '1000',
  });
  response.write('{"versions": [', () => response.socket?.resetAndDestroy());
};

/**
 * Speaks something else than HTTP.
 *
 * @public
 */
export const noHttp: Misbehaviour = response => {
  response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
};
