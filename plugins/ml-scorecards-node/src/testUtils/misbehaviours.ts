import { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/**
 * What a source on loopback does instead of answering.
 *
 * @public
 */
export type Misbehaviour = (
  response: ServerResponse,
  request: IncomingMessage,
) => unknown;

/**
 * See {@link misbehaviours}.
 *
 * @public
 */
export interface MisbehavioursOfSources {
  /** An answer of a status, with a body of nothing much. */
  status(
    code: number,
    headers?: Record<string, string>,
    text?: string,
  ): Misbehaviour;
  /** A success with a body of a type. */
  body(type: string, text: string): Misbehaviour;
  /** A success with a body that says to be JSON. */
  json(text: string): Misbehaviour;
  /** A web page where an API should be. */
  loginPage: Misbehaviour;
  /** Says that what is asked for is elsewhere. */
  redirect(location: string): Misbehaviour;
  /** Takes the question and says nothing, ever. */
  silence: Misbehaviour;
  /** Begins to answer, and never comes to an end. */
  drip: Misbehaviour;
  /** As many bytes as the other side takes, up to 1 GB. */
  gigabyte: Misbehaviour;
  /** 1 GB of blanks once it is unpacked. */
  gzipBomb: Misbehaviour;
  /** Promises more than it sends. */
  hangUp: Misbehaviour;
  /** Speaks something else than HTTP. */
  noHttp: Misbehaviour;
}

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

function status(
  code: number,
  headers: Record<string, string> = {},
  text = '{}',
): Misbehaviour {
  return response => response.writeHead(code, headers).end(text);
}

function body(type: string, text: string): Misbehaviour {
  return status(200, { 'content-type': type }, text);
}

const silence: Misbehaviour = () => {};

const drip: Misbehaviour = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

const gigabyte: Misbehaviour = response => {
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

/** Packed members may follow each other, so one of them is packed only once. */
const gzipBomb: Misbehaviour = response => {
  const member = gzipSync(Buffer.alloc(16 * MEGABYTE, ' '));
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
  response.end(Buffer.concat(Array(64).fill(member)));
};

const hangUp: Misbehaviour = response => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': '1000',
  });
  response.write('{"items": [', () => response.socket?.resetAndDestroy());
};

const noHttp: Misbehaviour = response => {
  response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
};

/**
 * What sources do when they are not well, for the tests of collectors: none may disturb more than the components of that
 * source, take time or memory without end, or make a credential show.
 *
 * @public
 */
export const misbehaviours: MisbehavioursOfSources = {
  status,
  body,
  json: text => body('application/json', text),
  loginPage: body('text/html', '<!doctype html><title>Log in</title>'),
  redirect: location => status(302, { location }),
  silence,
  drip,
  gigabyte,
  gzipBomb,
  hangUp,
  noHttp,
};
