import { createDeferred } from '@backstage/types';
import { Turns } from './Turns';

it('lets some work, some wait, and sends more away', async () => {
  const turns = new Turns({ atOnce: 2, mostWaiting: 3, whatFor: 'trends' });
  const gate = createDeferred();
  let working = 0;
  const works = Array.from({ length: 5 }, () =>
    turns.take(async () => {
      working += 1;
      await gate;
      return working;
    }),
  );
  await expect(turns.take(async () => 0)).rejects.toThrow(
    'Too many ask for trends at once. Try again in a moment',
  );
  expect(working).toBe(2);

  gate.resolve();
  await Promise.all(works);
  expect(working).toBe(5);
  await expect(turns.take(async () => 'a turn')).resolves.toBe('a turn');
});

it('gives the turn of what failed to the next', async () => {
  const turns = new Turns({ atOnce: 1, mostWaiting: 1, whatFor: 'trends' });
  const failing = turns.take(async () => {
    throw new Error('no database');
  });
  const next = turns.take(async () => 'a turn');
  await expect(failing).rejects.toThrow('no database');
  await expect(next).resolves.toBe('a turn');
});
