import { BoundedCache } from './BoundedCache';
import { EpochMemo } from './EpochMemo';

function counting() {
  const loads: string[] = [];
  const load = (key: string) => async () => {
    loads.push(key);
    return key;
  };
  return { loads, load };
}

describe('BoundedCache', () => {
  it('asks once for callers who ask at the same time, and for those who ask later', async () => {
    const { loads, load } = counting();
    const cache = new BoundedCache<string>({ maxWeight: 9, weigh: () => 1 });
    expect(
      await Promise.all([cache.get('a', load('a')), cache.get('a', load('a'))]),
    ).toEqual(['a', 'a']);
    await cache.get('a', load('a'));
    expect(loads).toEqual(['a']);
  });

  it('forgets what was used longest ago when it holds too much', async () => {
    const { loads, load } = counting();
    const cache = new BoundedCache<string>({
      maxWeight: 4,
      weigh: text => text.length,
    });
    for (const key of ['aa', 'bb', 'aa', 'cc', 'aa', 'bb']) {
      await cache.get(key, load(key));
    }
    expect(loads).toEqual(['aa', 'bb', 'cc', 'bb']);
  });

  it('gives what is heavier than it may hold, and does not keep it', async () => {
    const { loads, load } = counting();
    const cache = new BoundedCache<string>({
      maxWeight: 4,
      weigh: text => text.length,
    });
    await cache.get('small', async () => 'x');
    expect(await cache.get('too big', load('too big'))).toBe('too big');
    await cache.get('too big', load('too big'));
    expect(loads).toEqual(['too big', 'too big']);
  });

  it('asks again when a value is too old', async () => {
    let now = 0;
    const { loads, load } = counting();
    const cache = new BoundedCache<string>({
      maxWeight: 9,
      weigh: () => 1,
      maxAgeMs: 60,
      now: () => now,
    });
    await cache.get('a', load('a'));
    now = 59;
    await cache.get('a', load('a'));
    expect(loads).toHaveLength(1);
    now = 60;
    await cache.get('a', load('a'));
    expect(loads).toHaveLength(2);
  });

  it('does not keep a failure', async () => {
    const { load } = counting();
    const cache = new BoundedCache<string>({ maxWeight: 9, weigh: () => 1 });
    const fail = async () => {
      throw new Error('no');
    };
    await expect(cache.get('a', fail)).rejects.toThrow('no');
    expect(await cache.get('a', load('a'))).toBe('a');
  });
});

describe('EpochMemo', () => {
  it('keeps what was read in an epoch, and nothing of the one before', async () => {
    const { loads, load } = counting();
    const memo = new EpochMemo<string>({ maxWeight: 9, weigh: () => 1 });
    await memo.get(1, 'a', load('a in 1'));
    await memo.get(1, 'a', load('again'));
    expect(await memo.get(2, 'a', load('a in 2'))).toBe('a in 2');
    // A request that began before the last recording.
    expect(await memo.get(1, 'a', load('late'))).toBe('late');
    expect(await memo.get(2, 'a', load('again'))).toBe('a in 2');
    expect(loads).toEqual(['a in 1', 'a in 2', 'late']);
  });
});
