import { ConflictError } from '@backstage/errors';
import { PushOutcome } from 'backstage-plugin-ml-scorecards-common';
import { Facts } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { fingerprint } from '../fingerprint';
import { rowsFrom } from './bulk';
import { isPostgres } from './database';
import { advanceEpoch } from './recordingState';
import { PushedFactSetRow } from './tables';
import { keepForAudit } from './unauditedPushes';

const TABLE = 'pushed_fact_sets';

/** Idempotency keys that are remembered of each component and source. */
const KEPT_KEYS = 20;

/** What a pipeline pushes of one source about a component. */
export interface FactPush {
  readonly componentId: number;
  readonly entityRef: string;
  readonly source: string;
  readonly facts: Facts;
  /** When it was so. Without it, now. */
  readonly collectedAt?: Date;
  readonly key?: string;
  /** Entity ref of the user, or subject of the service. */
  readonly by: string;
  /** How long pushed facts of the source stay fresh. */
  readonly timeToLiveMs: number;
}

/** What became of a push. */
export interface PushResult {
  readonly outcome: PushOutcome;
  /** Of the facts that were recorded, or that superseded these. */
  readonly collectedAt: Date;
  /** What was there before, if something was written. */
  readonly before?: Facts;
  /** What is kept for the audit log until that has been told, if something was written. */
  readonly unaudited?: number;
  /** Whether something has to be evaluated anew. */
  readonly isNews: boolean;
}

/** A push that had a key, as it is remembered. */
interface KeptKey {
  readonly key: string;
  readonly fingerprint: string;
  readonly collectedAt: string;
}

/**
 * Makes pushed facts those that are known of a source of a component. The same push again changes nothing, and facts of
 * an earlier instant never take the place of later ones. Needs a recording transaction. Throws a ConflictError, and
 * writes nothing, if other facts came with the same key or of the same instant.
 */
export async function writePushedFacts(
  transaction: Knex.Transaction,
  push: FactPush,
  now: Date,
): Promise<PushResult> {
  const key = { component_id: push.componentId, source: push.source };
  const before: PushedFactSetRow | undefined = await transaction(TABLE)
    .where(key)
    .first();
  const values = fingerprintOf(push.facts);
  const keys: KeptKey[] = before ? JSON.parse(before.keys) : [];
  const answered = before && answerAgain(push, { before, keys, values });
  if (answered) {
    return { ...answered, isNews: false };
  }
  const collectedAt = push.collectedAt ?? nextInstant(before, now);
  const kept: KeptKey = {
    key: push.key ?? '',
    fingerprint: values,
    collectedAt: collectedAt.toISOString(),
  };
  const row: PushedFactSetRow = {
    ...key,
    facts: JSON.stringify(push.facts),
    fingerprint: values,
    collected_at: collectedAt.toISOString(),
    pushed_at: now.toISOString(),
    pushed_by: push.by,
    keys: JSON.stringify(
      (push.key ? [kept, ...keys] : keys).slice(0, KEPT_KEYS),
    ),
  };
  await transaction(TABLE)
    .insert(row)
    .onConflict(['component_id', 'source'])
    .merge();
  const unaudited = await keepForAudit(transaction, {
    entity_ref: push.entityRef,
    source: push.source,
    by: push.by,
    at: row.pushed_at,
    collected_at: row.collected_at,
    before: before?.facts ?? '{}',
    after: row.facts,
  });
  await advanceEpoch(transaction);
  return {
    outcome: 'recorded',
    collectedAt,
    before: before ? JSON.parse(before.facts) : {},
    unaudited,
    isNews:
      before?.fingerprint !== values ||
      Date.parse(before.collected_at) < now.getTime() - push.timeToLiveMs,
  };
}

/** What to answer if nothing is to be written. */
function answerAgain(
  push: FactPush,
  stored: {
    before: PushedFactSetRow;
    keys: readonly KeptKey[];
    values: string;
  },
): Omit<PushResult, 'isNews'> | undefined {
  const { before, keys, values } = stored;
  const known = keys.find(({ key }) => key === push.key);
  if (known) {
    if (known.fingerprint !== values) {
      throw new ConflictError(
        `key: other facts were pushed with the key "${known.key}" before`,
      );
    }
    return { outcome: 'recorded', collectedAt: new Date(known.collectedAt) };
  }
  const at = push.collectedAt?.toISOString();
  const collectedAt = new Date(before.collected_at);
  if (at === undefined || at > before.collected_at) {
    return undefined;
  }
  if (at < before.collected_at) {
    return { outcome: 'superseded', collectedAt };
  }
  if (before.fingerprint !== values) {
    throw new ConflictError(
      `collectedAt: other facts of ${push.source} were pushed for ${at} before. Push all facts of a source together`,
    );
  }
  return { outcome: 'recorded', collectedAt };
}

/** Now, or just after what is stored, which may be some seconds ahead. */
function nextInstant(before: PushedFactSetRow | undefined, now: Date): Date {
  return new Date(
    Math.max(
      now.getTime(),
      before ? Date.parse(before.collected_at) + 1 : -Infinity,
    ),
  );
}

/** Of the values alone: another run that finds the same has another page to show. */
function fingerprintOf(facts: Facts): string {
  return fingerprint(
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        fact && 'value' in fact ? fact.value : null,
      ]),
    ),
  );
}

/** SQL of what was pushed of a row of `components`: a list of tuples in JSON, or null for nothing. */
export function pushedFactsSql(knex: Knex): string {
  // What is JSON already is put together as it is, as with the facts that were collected.
  const quote = isPostgres(knex) ? 'to_json' : 'json_quote';
  const join = isPostgres(knex) ? 'string_agg' : 'group_concat';
  const tuple = `'[' || ${quote}(source) || ',' || facts || ',"' || collected_at || '"]'`;
  return `(select '[' || ${join}(${tuple}, ',') || ']' from ${TABLE}
    where ${TABLE}.component_id = components.id)`;
}

/** Of how many components facts of a source were pushed, and when last. */
export interface PushedCounts {
  readonly source: string;
  readonly components: number;
  readonly stale: number;
  readonly lastPushedAt: string;
}

/** Counts what was pushed of each source. `staleBefore` is there for each source that can be pushed. */
export async function countPushedFacts(
  knex: Knex,
  staleBefore: ReadonlyMap<string, Date>,
): Promise<PushedCounts[]> {
  const limits = [...staleBefore].map(([source, before]) => ({
    source,
    before: before.toISOString(),
  }));
  const rows: Array<Record<string, string | number>> = await knex(TABLE)
    .join(
      knex.raw(rowsFrom(knex, { source: 'text', before: 'text' }), [
        JSON.stringify(limits),
      ]),
      'v.source',
      `${TABLE}.source`,
    )
    .groupBy(`${TABLE}.source`)
    .select({ source: `${TABLE}.source` })
    .count({ components: '*' })
    .sum({
      stale: knex.raw('case when collected_at < v.before then 1 else 0 end'),
    })
    .max({ last: 'pushed_at' });
  return rows.map(({ source, components, stale, last }) => ({
    source: String(source),
    components: Number(components),
    stale: Number(stale),
    lastPushedAt: String(last),
  }));
}
