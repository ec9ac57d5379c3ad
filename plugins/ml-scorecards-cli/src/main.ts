import { gateCommand } from './gateCommand';
import { EXIT_CODES, Terminal, UsageError } from './Terminal';
import { GATE_USAGE } from './GateOptions';

const USAGE = `Usage: backstage-plugin-ml-scorecards-cli [options] [command]

Options:
  -h, --help                 says what there is; gate --help says what that takes

Commands:
  gate [options]             ends with 1 if a component is below a level
`;

const PROCESS: Terminal = {
  print: line => process.stdout.write(`${line}\n`),
  complain: line => process.stderr.write(`${line}\n`),
  env: process.env,
  fetch,
};

/**
 * Runs a command and gives the code to exit with.
 *
 * @public
 */
export async function main(
  args: readonly string[],
  terminal: Terminal = PROCESS,
): Promise<number> {
  const [command, ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) {
    terminal.print(command === 'gate' ? GATE_USAGE : USAGE);
    return EXIT_CODES.passed;
  }
  try {
    if (command !== 'gate') {
      throw new UsageError(
        command === undefined
          ? `Which command shall run?\n\n${USAGE}`
          : `There is no command "${command}". See --help.`,
      );
    }
    return await gateCommand(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(error.message);
      return EXIT_CODES.misused;
    }
    throw error;
  }
}
