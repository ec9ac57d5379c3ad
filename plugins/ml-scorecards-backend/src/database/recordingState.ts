import { Knex } from 'knex';
import { Fence } from './database';

/** What readers need to know before they read. */
export interface ReadState {
  /** Grows with each recording that changed what can be read. */
  readonly epoch: number;
  /** The epoch in which the groups of the catalog last changed. */
  readonly groupsEpoch: number;
  /** The epoch in which components last came, changed or went. */
  readonly componentsEpoch: number;
  /** Start of the last run that evaluated all components. */
  readonly sweptAt?: Date;
}

export async function readReadState(knex: Knex): Promise<ReadState> {
  const state = await knex('recording_state')
    .where({ id: 1 })
    .first('epoch', 'groups_epoch', 'components_epoch', 'swept_at');
  return {
    epoch: state.epoch,
    groupsEpoch: state.groups_epoch,
    componentsEpoch: state.components_epoch,
    sweptAt: state.swept_at ? new Date(state.swept_at) : undefined,
  };
}

/** Says that what can be read has changed. Needs a recording transaction. */
export async function advanceEpoch(
  transaction: Knex.Transaction,
): Promise<void> {
  await transaction('recording_state').where({ id: 1 }).increment('epoch', 1);
}

/** Says that components, or the groups of the catalog, have changed. Needs a recording transaction. */
export async function advanceEpochOf(
  changed: 'components' | 'groups',
  transaction: Knex.Transaction,
): Promise<void> {
  const next = transaction.raw('epoch + 1');
  await transaction('recording_state')
    .where({ id: 1 })
    .update({ epoch: next, [`${changed}_epoch`]: next });
}

/** Fingerprint of the definitions with which all components were last evaluated. */
export async function readDefinitionsFingerprint(
  knex: Knex,
): Promise<string | undefined> {
  const state = await knex('recording_state')
    .where({ id: 1 })
    .first('definitions_fingerprint');
  return state?.definitions_fingerprint ?? undefined;
}

/**
 * Says that all components were evaluated, and with which definitions. Other definitions than before go into the log,
 * so that trends can show where they changed. Needs a recording transaction.
 */
export async function writeSweep(
  transaction: Knex.Transaction,
  options: {
    definitions: string;
    /** Those of the sweep before; undefined for the first one, which changes nothing. */
    before: string | undefined;
    startedAt: Date;
  },
): Promise<void> {
  const { definitions, before } = options;
  if (before !== undefined && before !== definitions) {
    await transaction('definition_changes').insert({
      at: options.startedAt.toISOString(),
      definitions,
    });
  }
  await transaction('recording_state')
    .where({ id: 1 })
    .update({
      definitions_fingerprint: definitions,
      swept_at: options.startedAt.toISOString(),
    })
    .increment('epoch', 1);
}

/** A run that was stopped for so long that another one took its turn. Nothing of it was written since then. */
export class LostTurnError extends Error {
  constructor(run: string) {
    super(
      `Another ${run} has begun meanwhile: this one may not write any more`,
    );
    this.name = 'LostTurnError';
  }
}

/**
 * Begins a run that must not go on beside a later one of the same name. The scheduler's locks end by time and not with
 * the one who holds them; the number that is given out here is checked where it counts, in each transaction.
 */
export async function takeTurn(knex: Knex, run: string): Promise<Fence> {
  const [{ number }] = await knex('fences')
    .insert({ run, number: 1 })
    .onConflict('run')
    .merge({ number: knex.raw('fences.number + 1') })
    .returning('number');
  return async transaction => {
    const current = await transaction('fences').where({ run }).first('number');
    if (current?.number !== number) {
      throw new LostTurnError(run);
    }
  };
}
