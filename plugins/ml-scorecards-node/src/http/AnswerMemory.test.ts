import { AnswerMemory, createAnswerStore } from './AnswerMemory';

const at = (path: string) => new URL(path, 'https://source.example');
const answer = (text: string) => ({
  etag: `"${text.slice(0, 5)}"`,
  text,
  contentType: 'application/json',
});

const KILOBYTE = 1024;

describe('AnswerMemory', () => {
  it('tells addresses apart by all of them', () => {
    const memory = new AnswerMemory();
    memory.add(at('/a?page=1'), answer('one'));
    expect(memory.get(at('/a?page=1'))?.text).toBe('one');
    expect(memory.get(at('/a?page=2'))).toBeUndefined();
  });

  it('tells nobody what was said to another, who may have other rights', () => {
    const store = createAnswerStore(100 * KILOBYTE);
    const [mine, yours] = [new AnswerMemory(store), new AnswerMemory(store)];
    mine.add(at('/a'), answer('mine'));
    expect(yours.get(at('/a'))).toBeUndefined();
    yours.add(at('/a'), answer('yours'));
    expect(mine.get(at('/a'))?.text).toBe('mine');
  });

  it('forgets what was not used for the longest, to hold no more than it may', () => {
    const store = createAnswerStore(10 * KILOBYTE);
    const memory = new AnswerMemory(store);
    const long = 'x'.repeat(2 * KILOBYTE);
    memory.add(at('/a'), answer(long));
    memory.add(at('/b'), answer(long));
    memory.get(at('/a'));
    memory.add(at('/c'), answer('y'.repeat(KILOBYTE)));
    expect(memory.get(at('/a'))).toBeDefined();
    expect(memory.get(at('/b'))).toBeUndefined();
    // A newer answer takes the place of the one before.
    memory.add(at('/c'), answer('newer'));
    expect(memory.get(at('/c'))?.text).toBe('newer');
    expect(memory.get(at('/a'))).toBeDefined();
    memory.add(at('/d'), answer('z'.repeat(100 * KILOBYTE)));
    expect(memory.get(at('/d'))).toBeUndefined();
    expect(store.size).toBe(2);
  });

  it('holds no more for a thousand clients than for one', () => {
    const store = createAnswerStore(100 * KILOBYTE);
    const memories = Array.from(
      { length: 1000 },
      () => new AnswerMemory(store),
    );
    const text = 'x'.repeat(KILOBYTE);
    for (const memory of memories) {
      memory.add(at('/a'), answer(text));
      memory.add(at('/b'), answer(text));
      expect(store.calculatedSize).toBeLessThanOrEqual(100 * KILOBYTE);
    }
    // Two bytes a character, and a little for the address and the mark.
    expect(store.size).toBeGreaterThan(40);
    expect(store.size).toBeLessThanOrEqual(50);
    // Those that came last have theirs.
    expect(memories[999].get(at('/b'))).toBeDefined();
    expect(memories[990].get(at('/a'))).toBeDefined();
    expect(memories[0].get(at('/a'))).toBeUndefined();
  });

  it('has one bound for all clients of a process', () => {
    const memories = Array.from({ length: 40 }, () => new AnswerMemory());
    // One text in truth, so that this test takes no memory.
    const text = 'x'.repeat(1024 * KILOBYTE);
    memories.forEach(memory => memory.add(at('/a'), answer(text)));
    const kept = memories.filter(memory => memory.get(at('/a')));
    expect(kept).toEqual(memories.slice(-31));
  });
});
