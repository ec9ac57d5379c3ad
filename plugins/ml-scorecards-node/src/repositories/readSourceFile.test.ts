import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { readSourceFile } from './readSourceFile';

const URL_OF_FILE = 'https://host/file?token=secret';

function read(
  readUrl: UrlReaderService['readUrl'],
  signal = new AbortController().signal,
) {
  return readSourceFile(
    { ...mockServices.urlReader.mock(), readUrl },
    URL_OF_FILE,
    {
      what: 'the file',
      whenGone: 'The file is gone.',
      configKey: 'mlScorecards.toy',
      maxBytes: 10,
      deadlineMs: 10,
      signal,
    },
  );
}

const never = () => new Promise<never>(() => {});

describe('readSourceFile', () => {
  it('reads what is small enough', async () => {
    const gives = (text: string) => async () => ({
      buffer: async () => Buffer.from(text),
    });
    expect(String(await read(gives('0123456789')))).toBe('0123456789');
    expect(await read(gives('0123456789a'))).toBeUndefined();
  });

  it.each([
    [
      'what the reader throws',
      async () => {
        throw new NotFoundError(URL_OF_FILE);
      },
      { code: 'not-found', message: 'The file is gone.' },
    ],
    [
      'what never comes',
      never,
      {
        code: 'timeout',
        message: expect.stringMatching(/^Reading the file took longer/),
      },
    ],
  ])('says of %s what can be shown', async (_, readUrl, error) => {
    await expect(read(readUrl)).rejects.toMatchObject({ error });
  });

  it('leaves to who stops it why', async () => {
    const stop = new AbortController();
    const reading = read(never, stop.signal);
    stop.abort(new Error('Enough'));
    await expect(reading).rejects.toThrow('Enough');
  });
});
