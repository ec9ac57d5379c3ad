import { UserError, say, seconds } from './messages.mjs';

/** Runs one runner to a result with name and time. A runner that breaks is one failure, and the others still run. */
export async function attempt(name, work) {
  const start = Date.now();
  say(`${name} …`);
  let outcome;
  try {
    outcome = await work();
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    outcome = {
      counts: { passed: 0, failed: 1, skipped: 0 },
      notes: [`Failed: ${name}: ${String(error.message).split('\n')[0]}`],
    };
  }
  const milliseconds = Date.now() - start;
  say(`${name}: ${seconds(milliseconds)}`);
  return { name, milliseconds, ...outcome };
}
