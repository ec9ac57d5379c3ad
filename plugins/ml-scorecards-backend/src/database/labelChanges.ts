import { Level, ReliabilityTier } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { upsertRows } from './bulk';
import { LabelChangeRow } from './tables';

/** What the labels of an entity shall say; null takes them away. */
export interface LabelChange {
  readonly entityRef: string;
  readonly labels: {
    readonly tier: ReliabilityTier;
    readonly level: Level;
  } | null;
}

/** Puts changes into the outbox, replacing older ones of the same entities. Needs a recording transaction. */
export async function writeLabelChanges(
  transaction: Knex.Transaction,
  changes: readonly LabelChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  const [state] = await transaction('recording_state')
    .where({ id: 1 })
    .increment('label_sequence', changes.length)
    .returning('label_sequence');
  const first = Number(state.label_sequence) - changes.length + 1;
  const rows: LabelChangeRow[] = changes.map(
    ({ entityRef, labels }, index) => ({
      entity_ref: entityRef,
      sequence: first + index,
      tier: labels?.tier ?? null,
      level: labels?.level ?? null,
      changed_at: now.toISOString(),
    }),
  );
  await upsertRows(transaction, {
    table: 'label_changes',
    columns: {
      entity_ref: 'text',
      sequence: 'integer',
      tier: 'text',
      level: 'text',
      changed_at: 'text',
    },
    key: ['entity_ref'],
    rows,
  });
}

/** Changes with a sequence above `after`, oldest first. */
export async function readLabelChanges(
  knex: Knex,
  options: { after: number; limit: number },
): Promise<LabelChangeRow[]> {
  return knex<LabelChangeRow>('label_changes')
    .where('sequence', '>', options.after)
    .orderBy('sequence')
    .limit(options.limit);
}
