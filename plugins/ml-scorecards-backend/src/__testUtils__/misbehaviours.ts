import { gzipSync } from 'node:zlib';
import { answerWell, isSecondPage, Misbehaviour } from './FaultySource';

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;

/** An answer of a status, with a body of nothing much. */
export function status(
  code: number,
  headers: Record<string, string> = {},
): Misbehaviour {
  return response => response.writeHead(code, headers).end('{}');
}

/** A success with a body of a type. */
export function body(type: string, text: string): Misbehaviour {
  return response =>
    response.writeHead(200, { 'content-type': type }).end(text);
}

export const json = (text: string) => body('application/json', text);

/** Takes the question and says nothing, ever. */
export const silence: Misbehaviour = () => {};

/** Answers well, after everybody has lost patience. */
export const late: Misbehaviour = (response, request) => {
  const timer = setTimeout(() => answerWell(response, request), 5000);
  response.on('close', () => clearTimeout(timer));
};

/** Begins to answer, and never comes to an end. */
export const drip: Misbehaviour = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

/** As many bytes as the other side takes, up to 1 GB. */
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

/** 1 GB of blanks once it is unpacked. Packed members may follow each other, so one of them is packed only once. */
export const gzipBomb: Misbehaviour = response => {
  const member = gzipSync(Buffer.alloc(16 * MEGABYTE, ' '));
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
  response.end(Buffer.concat(Array(64).fill(member)));
};

/** Promises more than it sends. */
export const hangUp: Misbehaviour = response => {
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': '1000',
  });
  response.write('{"versions": [', () => response.socket?.resetAndDestroy());
};

/** Speaks something else than HTTP. */
export const noHttp: Misbehaviour = response => {
  response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
};

/** Is well, but for the second page. */
export const onSecondPage =
  (misbehave: Misbehaviour): Misbehaviour =>
  (response, request) =>
    isSecondPage(request)
      ? misbehave(response, request)
      : answerWell(response, request);
