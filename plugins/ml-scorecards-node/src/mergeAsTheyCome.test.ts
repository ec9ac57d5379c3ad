import { mergeAsTheyCome } from './mergeAsTheyCome';

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const value of values) got.push(value);
  return got;
}

describe('mergeAsTheyCome', () => {
  it('yields what is emitted before the work is done', async () => {
    let finish = () => {};
    const values = mergeAsTheyCome<string>(emit => {
      emit('first');
      emit('second');
      return new Promise<void>(resolve => {
        finish = resolve;
      });
    });
    expect((await values.next()).value).toBe('first');
    expect((await values.next()).value).toBe('second');
    finish();
    expect(await values.next()).toEqual({ done: true, value: undefined });
  });

  it('ends when the work emits nothing', async () => {
    expect(await all(mergeAsTheyCome(async () => {}))).toEqual([]);
  });

  it('throws what the work throws, after what it emitted', async () => {
    const got: number[] = [];
    const values = mergeAsTheyCome<number>(async emit => {
      emit(1);
      throw new Error('No');
    });
    await expect(async () => {
      for await (const value of values) got.push(value);
    }).rejects.toThrow('No');
    expect(got).toEqual([1]);
  });
});
