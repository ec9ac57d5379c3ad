/** An error whose message is one clear sentence for the person at the terminal: shown without a stack. */
export class UserError extends Error {}

export function say(text) {
  console.log(`▸ ${text}`);
}

export function seconds(milliseconds) {
  const total = Math.round(milliseconds / 1000);
  return total < 60
    ? `${total} s`
    : `${Math.floor(total / 60)} min ${total % 60} s`;
}

/**
 * Runs one long step: says that it begins, that it is still going on, and how long it took.
 */
export async function step(title, work) {
  const start = Date.now();
  say(`${title} …`);
  const heartbeat = setInterval(
    () => say(`${title}: still running (${seconds(Date.now() - start)})`),
    20_000,
  );
  try {
    const result = await work();
    say(`${title}: ${seconds(Date.now() - start)}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** The frame of each script: a UserError becomes its sentence, anything else is our mistake and keeps its stack. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof UserError ? `\n✖ ${error.message}` : error);
    process.exitCode = error.exitCode ?? 1;
  }
}
