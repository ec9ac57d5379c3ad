import { ResponseError } from '@backstage/errors';
import {
  DefinitionOverrides,
  definitionOverridesSchema,
  DryRunReport,
  MlScorecardsClient,
} from 'backstage-plugin-ml-scorecards-common';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { DEFINITION_KEYS } from '../definitions';
import { formatTable } from './formatTable';
import { CliOptions } from './main';
import { readPortalConfig } from './portal';
import { EXIT_CODES, Terminal, UsageError } from './Terminal';

/** Ends with 1 if a definition is wrong, or if a component would lose a level or no longer be at its target. */
export async function dryRunCommand(
  file: string | undefined,
  options: CliOptions,
  terminal: Terminal,
): Promise<number> {
  if (file === undefined) {
    throw new UsageError('Which file of definitions shall be tried out?');
  }
  const overrides = await readOverrides(file);
  const baseUrl =
    options.url ??
    (await readPortalConfig(options.config)).getString('backend.baseUrl');
  const report = await ask(baseUrl, overrides, terminal);
  const lines = options.json
    ? [JSON.stringify(report, undefined, 2)]
    : describe(report);
  lines.forEach(terminal.print);
  return report.problems.length +
    report.level.down.components +
    report.newlyBelowTarget.components >
    0
    ? EXIT_CODES.different
    : EXIT_CODES.fine;
}

/** Takes the section alone as well as a whole configuration file, of which the other keys are left alone. */
async function readOverrides(file: string): Promise<DefinitionOverrides> {
  let content: unknown;
  try {
    content = parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
  const { mlScorecards } = (content ?? {}) as {
    mlScorecards?: Record<string, unknown>;
  };
  const parsed = definitionOverridesSchema.safeParse(
    mlScorecards
      ? Object.fromEntries(DEFINITION_KEYS.map(key => [key, mlScorecards[key]]))
      : content,
  );
  if (!parsed.success) {
    throw new UsageError(
      `${file}: ${parsed.error.issues
        .map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
        .join('; ')}`,
    );
  }
  return parsed.data;
}

async function ask(
  baseUrl: string,
  overrides: DefinitionOverrides,
  terminal: Terminal,
): Promise<DryRunReport> {
  const token = terminal.env.ML_SCORECARDS_TOKEN;
  const client = new MlScorecardsClient({
    discoveryApi: {
      getBaseUrl: async id => `${baseUrl.replace(/\/+$/, '')}/api/${id}`,
    },
    fetchApi: {
      fetch: (url, init) =>
        terminal.fetch(url, {
          ...init,
          headers: {
            ...init?.headers,
            ...(token && { authorization: `Bearer ${token}` }),
          },
        }),
    },
  });
  try {
    return await client.dryRun(overrides);
  } catch (error) {
    if (error instanceof ResponseError) {
      const hint =
        error.statusCode === 401
          ? ' Put a token into ML_SCORECARDS_TOKEN.'
          : '';
      throw new UsageError(
        `${baseUrl} refused: ${error.body.error.message}.${hint}`,
      );
    }
    const { message, cause } = error as Error;
    throw new UsageError(
      `${baseUrl} cannot be asked: ${(cause as Error)?.message ?? message}`,
    );
  }
}

function describe(report: DryRunReport): string[] {
  const { level, targetLevel, gap, newlyBelowTarget } = report;
  const shifts = [
    ['A higher level', level.up],
    ['A lower level', level.down],
    ['A higher target level', targetLevel.up],
    ['A lower target level', targetLevel.down],
    ['More to do for their tier', gap.up],
    ['Less to do for their tier', gap.down],
    ['No longer at their target level', newlyBelowTarget],
  ] as const;
  const counts = (states: DryRunReport['checks'][number]['from']) =>
    states
      ? `${states.pass}/${states.fail}/${states.unknown}/${states.notApplicable}`
      : '-';
  return [
    `Evaluated ${report.components} components. Nothing was written.`,
    ...report.problems.map(
      ({ where, message }) => `Problem  ${where}: ${message}`,
    ),
    '',
    ...formatTable([
      ['Check (pass/fail/unknown/not applicable)', 'now', 'then'],
      ...report.checks.map(({ id, from, to }) => [
        id,
        counts(from),
        counts(to),
      ]),
    ]),
    ...(report.advice.length > 0
      ? [
          '',
          ...formatTable([
            ['Advice (components that are given it)', 'now', 'then'],
            ...report.advice.map(({ kind, id, from, to }) => [
              `${kind} ${id}`,
              String(from ?? '-'),
              String(to ?? '-'),
            ]),
          ]),
        ]
      : []),
    '',
    ...formatTable([
      ['Components with', ''],
      ...shifts.map(([title, { components }]) => [title, components]),
    ]),
    ...level.down.examples.map(
      ({ entityRef, from, to }) => `  ${entityRef}: ${from} → ${to}`,
    ),
  ];
}
