import { readAhead } from './readAhead';

/** Reads that end when the test says so. */
function heldReads() {
  const begun: number[] = [];
  const endings = new Map<number, (result: string | Error) => void>();
  return {
    begun,
    read: (part: number) => {
      begun.push(part);
      return new Promise<string>((resolve, reject) => {
        endings.set(part, result =>
          typeof result === 'string' ? resolve(result) : reject(result),
        );
      });
    },
    end: (part: number, result: string | Error) => endings.get(part)?.(result),
  };
}

describe('readAhead', () => {
  it('gives all parts in order, whichever is there first', async () => {
    const { read, end } = heldReads();
    const parts = readAhead([1, 2], read);
    const first = parts.next();
    end(2, 'two');
    end(1, 'one');
    expect(await first).toEqual({ done: false, value: 'one' });
    expect(await parts.next()).toEqual({ done: false, value: 'two' });
    expect((await parts.next()).done).toBe(true);
  });

  it('reads two parts while one is worked on, and no more', async () => {
    const { begun, read, end } = heldReads();
    const parts = readAhead([1, 2, 3, 4, 5], read);
    const first = parts.next();
    end(1, 'one');
    await first;
    expect(begun).toEqual([1, 2, 3]);
    const second = parts.next();
    end(2, 'two');
    await second;
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('throws an error where its part would have come', async () => {
    const { read, end } = heldReads();
    const parts = readAhead([1, 2], read);
    const first = parts.next();
    end(2, new Error('The database is gone'));
    end(1, 'one');
    expect(await first).toEqual({ done: false, value: 'one' });
    await expect(parts.next()).rejects.toThrow('The database is gone');
  });

  it('leaves no error behind when nobody goes on', async () => {
    const unseen = jest.fn();
    process.on('unhandledRejection', unseen);
    const { read, end } = heldReads();
    const parts = readAhead([1, 2], read);
    const first = parts.next();
    end(1, 'one');
    await first;
    await parts.return(undefined);
    end(2, new Error('The database is gone'));
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', unseen);
    expect(unseen).not.toHaveBeenCalled();
  });

  it('gives nothing of nothing', async () => {
    expect((await readAhead([], heldReads().read).next()).done).toBe(true);
  });
});
