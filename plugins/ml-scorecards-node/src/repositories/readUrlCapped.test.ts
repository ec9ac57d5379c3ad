import { Readable } from 'node:stream';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { readUrlCapped, ReadUrlOptions } from './readUrlCapped';

const URL_OF_FILE = 'https://host/file';

function read(
  readUrl: UrlReaderService['readUrl'],
  options: Partial<ReadUrlOptions> = {},
) {
  return readUrlCapped(
    { ...mockServices.urlReader.mock(), readUrl },
    URL_OF_FILE,
    {
      what: 'the file',
      maxBytes: 10,
      deadlineMs: 60_000,
      signal: new AbortController().signal,
      ...options,
    },
  );
}

const buffer = (text: string) => async () => ({
  buffer: async () => Buffer.from(text),
});
const streamed = (stream: Readable) => async () => ({
  buffer: () => Promise.reject(new Error('It has a stream')),
  stream: () => stream,
});
const never = () => new Promise<never>(() => {});

describe('readUrlCapped', () => {
  it('reads a file of a reader that streams, and of one that does not', async () => {
    const readUrl = jest.fn(buffer('0123456789'));
    expect(String(await read(readUrl))).toBe('0123456789');
    expect(readUrl).toHaveBeenCalledWith(URL_OF_FILE, expect.anything());
    const pieces = Readable.from([Buffer.from('01'), Buffer.from('23')]);
    expect(String(await read(streamed(pieces)))).toBe('0123');
  });

  it('tells a file without content from one that is too large', async () => {
    expect(await read(buffer(''))).toHaveLength(0);
    expect(await read(buffer('0123456789a'))).toBeUndefined();
  });

  it('reads no further than allowed, and ends the request', async () => {
    let pieces = 0;
    const stream = Readable.from(
      (function* endless() {
        for (;;) {
          pieces += 1;
          yield Buffer.alloc(1024);
        }
      })(),
    );
    const readUrl = jest.fn(streamed(stream));
    expect(await read(readUrl, { maxBytes: 10 * 1024 })).toBeUndefined();
    expect(stream.destroyed).toBe(true);
    expect(pieces).toBeLessThan(100);
    expect(readUrl).toHaveBeenCalledWith(URL_OF_FILE, {
      signal: expect.objectContaining({ aborted: true }),
    });
  });

  it.each([
    ['a reader that never answers', never],
    ['content that never ends', streamed(new Readable({ read() {} }))],
  ])('gives up %s', async (_, readUrl) => {
    await expect(read(readUrl, { deadlineMs: 10 })).rejects.toMatchObject({
      error: {
        code: 'timeout',
        message: expect.stringMatching(
          /^Reading the file took longer than 1 s/,
        ),
      },
    });
  });

  it('ends the stream of a reader that answers when nobody waits any more', async () => {
    const stream = new Readable({ read() {} });
    const closed = new Promise(resolve => stream.once('close', resolve));
    let answer = () => {};
    const late = new Promise<void>(resolve => {
      answer = resolve;
    });
    const stop = new AbortController();
    const reading = read(() => late.then(streamed(stream)), {
      signal: stop.signal,
    });
    stop.abort(new Error('Enough'));
    await expect(reading).rejects.toThrow('Enough');
    answer();
    await closed;
    expect(stream.destroyed).toBe(true);
  });

  it('passes on what the reader throws', async () => {
    const error = new Error('No');
    await expect(read(() => Promise.reject(error))).rejects.toBe(error);
    const broken = new Readable({
      read() {
        this.destroy(error);
      },
    });
    await expect(read(streamed(broken))).rejects.toBe(error);
  });
});
