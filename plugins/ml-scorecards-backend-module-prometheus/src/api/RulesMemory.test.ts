import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { QueryRefused } from './QueryRefused';
import { RulesMemory } from './RulesMemory';

const MINUTE = 60_000;

describe('RulesMemory', () => {
  it('reads once within some minutes, and then anew', async () => {
    const memory = new RulesMemory();
    const read = jest.fn(async () => []);
    for (const now of [0, MINUTE, 2.9 * MINUTE]) {
      expect(await memory.get(read, now)).toEqual({ value: [] });
    }
    expect(read).toHaveBeenCalledTimes(1);
    await memory.get(read, 3 * MINUTE);
    expect(read).toHaveBeenCalledTimes(2);
    // Also when the clock was put back.
    await memory.get(read, -10 * MINUTE);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('remembers that there are too many, and no other failure', async () => {
    const timesRead = async (failure: CollectionFailure) => {
      const memory = new RulesMemory();
      const read = jest.fn(async () => {
        throw failure;
      });
      for (const now of [0, 1]) {
        expect(await memory.get(read, now)).toEqual({ failure });
      }
      return read.mock.calls.length;
    };
    const tooLarge = new QueryRefused({ message: 'much', isTooLarge: true });
    expect(await timesRead(tooLarge)).toBe(1);
    const down = new CollectionFailure({ code: 'unavailable', message: 'x' });
    expect(await timesRead(down)).toBe(2);
  });
});
