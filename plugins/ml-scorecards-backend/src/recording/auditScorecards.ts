import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import {
  appendTransitions,
  AuditedComponent,
  IdRange,
  readAuditPage,
  readOrphans,
  readSuspectSteps,
  snapshotTransaction,
} from '../database/auditQueries';
import { recordingTransaction } from '../database/database';
import { readPositions } from '../database/positions';
import { advanceEpoch, advanceEpochOf } from '../database/recordingState';
import { TransitionRow } from '../database/tables';
import { dayOf } from '../days';
import { Definitions } from '../definitions';
import { auditOwners } from './auditOwners';
import { AuditFindings, AuditReport, differencesIn } from './auditReport';
import { auditRollups } from './auditRollups';
import { withoutReasons } from './packedResults';
import { Positions } from './Positions';
import { summaryFault } from './summaryFault';

/** Components in one page: with the history of a year, some ten thousand rows that the database compares. */
const PAGE = 250;

/** Replicas' clocks may differ by this much: their rows are in order by id, and not by time. */
const CLOCK_TOLERANCE_MS = 60_000;

const LAST_ID = 2 ** 31 - 1;

interface AuditOptions {
  /** With which levels and gaps are calculated again. */
  readonly definitions: Definitions;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/**
 * Proves that what was recorded fits together: current results are the end of their history, each step of a history
 * changes something, summaries follow from results, rollups and snapshots are counts over results, owners are those of
 * the entity, and nothing belongs to a component that does not exist.
 *
 * With `repair`, rollups and snapshots are counted anew, owners are taken from the entity, and a history that ends otherwise than with the current
 * results gets them as its last step. Results are never touched: evaluation mends them.
 */
export async function auditScorecards(
  knex: Knex,
  options: AuditOptions & { readonly repair?: boolean },
): Promise<AuditReport> {
  const report = await snapshotTransaction(knex, transaction =>
    audit(transaction, options),
  );
  if (!options.repair || differencesIn(report).found === 0) {
    return report;
  }
  // Looked at again with nobody else recording, so that what is mended is what is there.
  return recordingTransaction(knex, async (transaction, { epoch }) => {
    const repaired = await audit(transaction, options, epoch + 1);
    await (repaired.mended.owners > 0
      ? advanceEpochOf('components', transaction)
      : advanceEpoch(transaction));
    return repaired;
  });
}

/** Mends what it finds if it is told in which epoch. */
async function audit(
  transaction: Knex.Transaction,
  options: AuditOptions,
  repairEpoch?: number,
): Promise<AuditReport> {
  const repair = repairEpoch !== undefined;
  const { definitions, now, signal } = options;
  const findings = new AuditFindings();
  const positions = await readPositions(transaction);
  const looked = { components: 0, recalculated: 0 };
  for (let after = 0; after < LAST_ID; ) {
    signal?.throwIfAborted();
    const page = await readAuditPage(transaction, { after, limit: PAGE });
    const range = { after, upTo: page.at(-1)?.id ?? LAST_ID };
    await auditHistory(transaction, range, page, findings);
    await auditOrphans(transaction, range, findings);
    await auditOwners(transaction, range, { page, findings, repairEpoch });
    const missing: Array<Omit<TransitionRow, 'id'>> = [];
    for (const component of page) {
      const end = auditHistoryEnd(component, now, findings);
      if (end) {
        missing.push(end);
      }
      if (component.states !== null) {
        const isCurrent = component.definitions === definitions.fingerprint;
        looked.components += 1;
        looked.recalculated += isCurrent ? 1 : 0;
        auditSummary(component, { positions, definitions }, findings);
      }
    }
    if (repair) {
      await appendTransitions(transaction, missing);
      findings.addMended('history-end', missing.length);
    }
    after = range.upTo;
    await setImmediate();
  }
  await auditRollups(transaction, {
    positions,
    findings,
    repair,
    day: dayOf(now),
    signal,
  });
  return findings.report(looked);
}

/** Looks at each step of some components against the one before. */
async function auditHistory(
  transaction: Knex.Transaction,
  range: IdRange,
  page: readonly AuditedComponent[],
  findings: AuditFindings,
): Promise<void> {
  const refs = new Map(page.map(row => [row.id, row.entity_ref]));
  for (const step of await readSuspectSteps(transaction, range)) {
    const { component_id: id, at, at_before: before } = step;
    const subject = refs.get(id) ?? `component ${id}`;
    if (step.is_same) {
      findings.add({
        kind: 'history-step',
        subject,
        message: `the step at ${at} changes nothing`,
      });
    }
    if (Date.parse(before) - Date.parse(at) > CLOCK_TOLERANCE_MS) {
      findings.add({
        kind: 'history-order',
        subject,
        message: `the step at ${at} comes after the one at ${before}`,
      });
    }
  }
}

/** Looks for rows that nobody owns: they should have gone with their component. */
async function auditOrphans(
  transaction: Knex.Transaction,
  range: IdRange,
  findings: AuditFindings,
): Promise<void> {
  for (const { table, componentId } of await readOrphans(transaction, range)) {
    findings.add({
      kind: 'unknown-component',
      subject: table,
      message: `has rows of the component ${componentId}, which does not exist`,
    });
  }
}

/** Gives the step with which the history of a component has to end, if it ends otherwise. */
function auditHistoryEnd(
  component: AuditedComponent,
  now: Date,
  findings: AuditFindings,
): Omit<TransitionRow, 'id'> | undefined {
  if (component.states === null || component.tier === null) {
    return undefined;
  }
  const states = withoutReasons(component.states);
  const current = described(states, component.tier, component.level);
  const last = described(
    component.last_states,
    component.last_tier,
    component.last_level,
  );
  if (current === last) {
    return undefined;
  }
  findings.add({
    kind: 'history-end',
    subject: component.entity_ref,
    message: `the history ends with ${last}, but the results are ${current}`,
  });
  return {
    component_id: component.id,
    at: now.toISOString(),
    cause: 'time',
    source: null,
    states,
    tier: component.tier,
    level: component.level ?? 0,
    gap: component.gap,
    score: component.score,
  };
}

function described(
  states: string | null,
  tier: string | null,
  level: number | null,
): string {
  // Places that were given later are empty in older rows.
  return states === null
    ? 'nothing'
    : `${states.replace(/-+$/, '')} ${tier} ${level}`;
}

function auditSummary(
  component: AuditedComponent,
  options: { positions: Positions; definitions: Definitions },
  findings: AuditFindings,
): void {
  const { states, dimension_levels: levels } = component;
  const isCurrent = component.definitions === options.definitions.fingerprint;
  const message =
    component.evaluated_at === null
      ? 'has results, but is said not to be evaluated'
      : summaryFault(
          component,
          { states: states ?? '', dimension_levels: levels ?? '' },
          {
            positions: options.positions,
            definitions: isCurrent ? options.definitions : undefined,
          },
        );
  if (message) {
    findings.add({ kind: 'summary', subject: component.entity_ref, message });
  }
}
