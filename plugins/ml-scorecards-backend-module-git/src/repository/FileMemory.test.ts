import { FileMemory } from './FileMemory';

describe('FileMemory', () => {
  // As `git hash-object` names them.
  const HELLO = 'ce013625030ba8dba906f756967f9e9ca394464a';
  const BYE = 'b023018cabc396e7692c70bbf5784a93d3f738ab';

  it('knows content by the name that Git gives to it', () => {
    const memory = new FileMemory();
    memory.add(Buffer.from('hello\n'));
    expect(memory.get(HELLO)?.toString()).toBe('hello\n');
    expect(memory.get(BYE)).toBeUndefined();
  });

  it('forgets what was not asked for the longest, to hold no more than it may', () => {
    // Each takes a little more than its content.
    const memory = new FileMemory({ maxBytes: 500 });
    memory.add(Buffer.from('hello\n'));
    memory.add(Buffer.from('bye\n'));
    memory.get(HELLO);
    memory.add(Buffer.from('third'));
    expect(memory.get(HELLO)).toBeDefined();
    expect(memory.get(BYE)).toBeUndefined();
    // What is larger than all that may be held is not worth forgetting the rest for.
    memory.add(Buffer.alloc(600));
    expect(memory.get(HELLO)).toBeDefined();
  });
});
