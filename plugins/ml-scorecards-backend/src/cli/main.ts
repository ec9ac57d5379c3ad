import { parseArgs } from 'node:util';
import { auditCommand } from './auditCommand';
import { dryRunCommand } from './dryRunCommand';
import { EXIT_CODES, Terminal, UsageError } from './Terminal';

const USAGE = `Usage: ml-scorecards <command> [options]

  audit [--repair]      Proves that the stored results, histories and counts fit together. Works on the portal's
                        database, beside the running portal. With --repair it counts groups anew and ends
                        histories with the current results.
  dry-run <file.yaml>   Says what definitions in the shape of "mlScorecards" in app-config would change, on top of
                        those in use. Asks the running portal, which alone knows its collectors.

  --config <file>       Configuration of the portal, as its backend takes it. Can be given several times.
                        Default: app-config.yaml and app-config.local.yaml.
  --json                The answer as JSON.
  --url <url>           dry-run: base URL of the portal's backend. Default: backend.baseUrl of the configuration.

The token for dry-run comes from the variable ML_SCORECARDS_TOKEN.
Ends with 0 if all is well, with 1 if there is something to look at, with 2 if it could not be done.`;

const OPTIONS = {
  config: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  repair: { type: 'boolean' },
  url: { type: 'string' },
} as const;

/** The options of all commands. */
export interface CliOptions {
  readonly config?: string[];
  readonly json?: boolean;
  readonly repair?: boolean;
  readonly url?: string;
}

const PROCESS: Terminal = {
  print: line => process.stdout.write(`${line}\n`),
  complain: line => process.stderr.write(`${line}\n`),
  env: process.env,
  fetch,
  now: () => new Date(),
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
  try {
    const { command, operands, options } = parse(args);
    if (options.help || command === undefined) {
      terminal.print(USAGE);
      return options.help ? EXIT_CODES.fine : EXIT_CODES.failed;
    }
    switch (command) {
      case 'audit':
        refuse(operands[0], options, ['url']);
        return await auditCommand(options, terminal);
      case 'dry-run':
        refuse(operands[1], options, ['repair']);
        return await dryRunCommand(operands[0], options, terminal);
      default:
        throw new UsageError(`There is no command "${command}"`);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(error.message);
      return EXIT_CODES.failed;
    }
    throw error;
  }
}

function parse(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
    });
    const [command, ...operands] = positionals;
    return { command, operands, options: values };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function refuse(
  operand: string | undefined,
  options: CliOptions,
  names: ReadonlyArray<keyof CliOptions>,
): void {
  const option = names.find(name => options[name] !== undefined);
  const surplus = operand ?? (option && `--${option}`);
  if (surplus !== undefined) {
    throw new UsageError(`"${surplus}" means nothing to this command`);
  }
}
