import { AnswerMemory } from './AnswerMemory';

const at = (path: string) => new URL(path, 'https://source.example');
const answer = (text: string) => ({
  etag: `"${text}"`,
  text,
  contentType: 'application/json',
});

describe('AnswerMemory', () => {
  it('tells addresses apart by all of them', () => {
    const memory = new AnswerMemory();
    memory.add(at('/a?page=1'), answer('one'));
    expect(memory.get(at('/a?page=1'))?.text).toBe('one');
    expect(memory.get(at('/a?page=2'))).toBeUndefined();
  });

  it('forgets what was not used for the longest, to hold no more than it may', () => {
    const memory = new AnswerMemory(10);
    memory.add(at('/a'), answer('12345'));
    memory.add(at('/b'), answer('12345'));
    memory.get(at('/a'));
    memory.add(at('/c'), answer('123'));
    expect(memory.get(at('/a'))).toBeDefined();
    expect(memory.get(at('/b'))).toBeUndefined();
    // A newer answer takes the place of the one before.
    memory.add(at('/c'), answer('54321'));
    expect(memory.get(at('/a'))).toBeDefined();
    memory.add(at('/d'), answer('too long to be kept'));
    expect(memory.get(at('/d'))).toBeUndefined();
  });
});
