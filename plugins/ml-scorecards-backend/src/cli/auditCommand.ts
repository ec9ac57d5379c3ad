import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { readPipelineConfig } from '../config';
import {
  defineFactSets,
  loadDefinitions,
  readDefinitions,
} from '../definitions';
import {
  AUDIT_KINDS,
  AuditKind,
  AuditReport,
  differencesIn,
} from '../recording/auditReport';
import { auditScorecards } from '../recording/auditScorecards';
import { formatTable } from './formatTable';
import { CliOptions } from './main';
import { readPortalConfig, withPortalDatabase } from './portal';
import { EXIT_CODES, Terminal } from './Terminal';

const TITLES: Readonly<Record<AuditKind, string>> = {
  'history-end': 'Histories that do not end with the current results',
  'history-step': 'Steps of histories that change nothing',
  'history-order': 'Steps of histories that are older than the one before',
  summary: 'Counts, levels and gaps that do not follow from results',
  rollup: 'Groups whose counts are not those of their components',
  snapshot: 'Groups whose last snapshot is not their counts',
  owners: 'Components whose owners are not those of their entities',
  'unknown-component': 'Tables with rows of components that do not exist',
};

/** Ends with 1 if there are differences that were not mended. */
export async function auditCommand(
  options: CliOptions,
  terminal: Terminal,
): Promise<number> {
  const config = await readPortalConfig(options.config);
  // Which other collectors are installed is not known here. Where checks read their facts, the definitions are not the
  // same as those of the portal, and what depends on them is left alone.
  const definitions = loadDefinitions({
    raw: await readDefinitions(config),
    ...defineFactSets(config, {
      given: knownFactSets,
      pushedTimeToLiveMs: readPipelineConfig(config).pushedFacts.timeToLiveMs,
    }),
  });
  const report = await withPortalDatabase(config, knex =>
    auditScorecards(knex, {
      definitions,
      now: terminal.now(),
      repair: options.repair,
    }),
  );
  const lines = options.json
    ? [JSON.stringify(report, undefined, 2)]
    : describe(report);
  lines.forEach(terminal.print);
  return differencesIn(report).left > 0
    ? EXIT_CODES.different
    : EXIT_CODES.fine;
}

function describe(report: AuditReport): string[] {
  const { components, recalculated } = report;
  const { found, left } = differencesIn(report);
  const looked =
    `Looked at ${components} components with results. ` +
    `The levels and gaps of ${recalculated} were calculated again.`;
  if (found === 0) {
    return [looked, 'Everything fits together.'];
  }
  const kinds = AUDIT_KINDS.filter(kind => report.counts[kind] > 0);
  return [
    looked,
    '',
    ...formatTable([
      ['', 'found', 'mended'],
      ...kinds.map(kind => [
        TITLES[kind],
        report.counts[kind],
        report.mended[kind],
      ]),
    ]),
    '',
    ...report.differences.map(
      ({ kind, subject, message }) => `${kind}  ${subject}: ${message}`,
    ),
    '',
    left === 0 ? 'All of it is mended.' : `${left} are left.`,
  ];
}
