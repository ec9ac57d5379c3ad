import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CHECK_LEVELS,
  CheckLevel,
} from 'backstage-plugin-ml-scorecards-common';
import { parseArgs } from 'node:util';
import { FORMATS, Format } from './formats';
import { UsageError } from './Terminal';

/** In the form that Backstage's tools read to report what a command takes. */
export const GATE_USAGE = `Usage: backstage-plugin-ml-scorecards-cli gate [options]

Asks a portal how a component stands, and fails below what is asked for.

Options:
  --url <url>                base URL of the portal's backend
  --entity <ref>             the component: component:default/fraud-detector
  --level <level>            asks for a level: ${CHECK_LEVELS.join(', ')}
  --target                   asks for the level that the component's reliability tier owes
  --max-gap <number>         asks that no more checks than this are missing of those that the tier requires
  --facts <file>             facts in JSON or YAML that take the place of the stored ones: { source: { fact: value } }
  --token-env <name>         environment variable that holds the token (default: BACKSTAGE_TOKEN)
  --format <format>          ${FORMATS.join(', ')} (default: text)
  --on-error <what>          fail or pass, if it cannot be told (default: fail)
  --timeout <seconds>        longest time that the portal may take (default: 30)
  --allow-http               allows http to other machines, which shows the token to everybody in between
  -h, --help                 says all this

Ends with 0 if all is reached that is asked for, 1 if it is not, 2 if it is used wrongly, 3 if it cannot be told.
A check that is unknown is not passed.`;

const OPTIONS = {
  url: { type: 'string' },
  entity: { type: 'string' },
  level: { type: 'string' },
  target: { type: 'boolean' },
  'max-gap': { type: 'string' },
  facts: { type: 'string' },
  'token-env': { type: 'string', default: 'BACKSTAGE_TOKEN' },
  format: { type: 'string', default: 'text' },
  'on-error': { type: 'string', default: 'fail' },
  timeout: { type: 'string', default: '30' },
  'allow-http': { type: 'boolean' },
} as const;

/** What is asked of a component. */
export interface Wanted {
  readonly level?: CheckLevel | 'target';
  readonly maxGap?: number;
}

export interface GateOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly entityRef: string;
  readonly wanted: Wanted;
  readonly factsFile?: string;
  readonly tokenEnv: string;
  readonly format: Format;
  readonly onError: 'fail' | 'pass';
  readonly timeoutMs: number;
}

/** Reads the options of `gate`, or says what is wrong with them. */
export function readGateOptions(args: readonly string[]): GateOptions {
  const values = parse(args);
  const { url, entity, timeout: seconds } = values;
  if (url === undefined || entity === undefined) {
    throw new UsageError(
      'Which component of which portal? Give --url and --entity.',
    );
  }
  const wanted = readWanted(values);
  const timeout = wholeNumber('--timeout', seconds);
  if (timeout < 1 || timeout > 3600) {
    throw new UsageError('--timeout must be 1 to 3600 seconds.');
  }
  return {
    baseUrl: readBaseUrl(url, values['allow-http']),
    entityRef: readEntityRef(entity),
    wanted,
    factsFile: values.facts,
    tokenEnv: values['token-env'],
    format: oneOf('--format', values.format, FORMATS),
    onError: oneOf('--on-error', values['on-error'], ['fail', 'pass']),
    timeoutMs: timeout * 1000,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What is given is never passed over, so that a variable that a pipeline forgot to set lets nothing through. */
function readWanted(values: ReturnType<typeof parse>): Wanted {
  const { level, target, 'max-gap': maxGap } = values;
  if (level !== undefined && target) {
    throw new UsageError('Give --level or --target, not both.');
  }
  if (level === undefined && !target && maxGap === undefined) {
    throw new UsageError(
      'What is asked for? Give --level, --target or --max-gap.',
    );
  }
  return {
    ...(target && { level: 'target' }),
    ...(level !== undefined && {
      level: oneOf('--level', level, CHECK_LEVELS),
    }),
    ...(maxGap !== undefined && { maxGap: wholeNumber('--max-gap', maxGap) }),
  };
}

/** A token must not go over the net in the clear, nor stand in an address, which logs show. */
function readBaseUrl(text: string, allowHttp = false): string {
  if (!URL.canParse(text)) {
    throw new UsageError('--url is no address.');
  }
  const url = new URL(text);
  if (url.username || url.password) {
    throw new UsageError('--url must not hold a user or a password.');
  }
  const isLocal = /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(
    url.hostname,
  );
  if (
    url.protocol !== 'https:' &&
    !(url.protocol === 'http:' && (isLocal || allowHttp))
  ) {
    throw new UsageError(
      '--url must begin with https. If nobody can listen in between, give --allow-http.',
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function readEntityRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'component' }),
    );
  } catch {
    throw new UsageError(
      '--entity must be an entity ref, such as component:default/fraud-detector.',
    );
  }
}

function oneOf<T extends string>(
  option: string,
  value: string,
  allowed: readonly T[],
): T {
  const found = allowed.find(name => name === value);
  if (found === undefined) {
    throw new UsageError(`${option} must be one of ${allowed.join(', ')}.`);
  }
  return found;
}

function wholeNumber(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw new UsageError(`${option} must be a whole number.`);
  }
  return Number(value);
}
