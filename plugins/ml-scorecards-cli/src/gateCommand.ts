import { askPortal } from './askPortal';
import { formatters } from './formats';
import { readGateOptions } from './GateOptions';
import { judge } from './judge';
import { readFacts } from './readFacts';
import { readToken } from './readToken';
import { EXIT_CODES, Terminal, UsageError, withoutSecret } from './Terminal';

/** Ends with 1 if a component does not reach what is asked for. */
export async function gateCommand(
  args: readonly string[],
  openTerminal: Terminal,
): Promise<number> {
  const options = readGateOptions(args);
  const token = readToken(options.tokenEnv, openTerminal.env);
  const terminal = withoutSecret(openTerminal, token);
  const format = formatters[options.format];
  try {
    const facts = await readFacts(options.factsFile);
    const answer = await askPortal({ ...options, facts, token, terminal });
    const verdict = judge(answer, options.wanted);
    format.verdict(verdict).forEach(terminal.print);
    return verdict.passed ? EXIT_CODES.passed : EXIT_CODES.below;
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof UsageError) {
      terminal.complain(message);
      return EXIT_CODES.misused;
    }
    // Whatever it is, it is no reason to take the level for reached, nor for missed.
    const fails = options.onError === 'fail';
    format
      .untold({ entityRef: options.entityRef, message, fails })
      .forEach(options.format === 'text' ? terminal.complain : terminal.print);
    return fails ? EXIT_CODES.untold : EXIT_CODES.passed;
  }
}
