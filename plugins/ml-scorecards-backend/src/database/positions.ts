import { Knex } from 'knex';
import { Definitions } from '../definitions';
import { PlacedCheck, Positions } from '../recording/Positions';
import { RecordingState, recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';
import { rebuildRollups } from './rollups';

/** The positions that are in use. */
export async function readPositions(knex: Knex): Promise<Positions> {
  const state = await knex('recording_state')
    .where({ id: 1 })
    .first('positions_version');
  const checks: Array<{ check_id: string; dimension_id: string }> = await knex(
    'check_positions',
  ).orderBy('position');
  const dimensions: string[] = await knex('dimension_positions')
    .orderBy('position')
    .pluck('dimension_id');
  return new Positions({
    version: state.positions_version,
    checks: checks.map(row => ({
      id: row.check_id,
      dimension: row.dimension_id,
    })),
    dimensions,
  });
}

/**
 * Gives places to checks and dimensions that have none. A check that moved to another dimension changes what the
 * rollups count, and results that a migration packed were never counted: then the rollups are counted anew in the same
 * transaction.
 */
export async function ensurePositions(
  knex: Knex,
  definitions: Definitions,
  now: Date,
): Promise<Positions> {
  return recordingTransaction(knex, async transaction => {
    const known = await readPositions(transaction);
    const defined = definitions.checks.map(({ definition }): PlacedCheck => {
      return { id: definition.id, dimension: definition.dimension };
    });
    const newChecks = defined.filter(({ id }) => known.check(id) === undefined);
    const moved = defined.filter(({ id, dimension }) => {
      const position = known.check(id);
      return (
        position !== undefined && known.checks[position].dimension !== dimension
      );
    });
    const newDimensions = definitions.dimensions.filter(
      ({ id }) => known.dimension(id) === undefined,
    );
    const isFirst = known.version === 0;
    if (
      !isFirst &&
      newChecks.length + moved.length + newDimensions.length === 0
    ) {
      return known;
    }
    for (const [index, { id, dimension }] of newChecks.entries()) {
      await transaction('check_positions').insert({
        position: known.checks.length + index,
        check_id: id,
        dimension_id: dimension,
      });
    }
    for (const { id, dimension } of moved) {
      await transaction('check_positions')
        .where({ check_id: id })
        .update({ dimension_id: dimension });
    }
    for (const [index, { id }] of newDimensions.entries()) {
      await transaction('dimension_positions').insert({
        position: known.dimensions.length + index,
        dimension_id: id,
      });
    }
    await transaction('recording_state')
      .where({ id: 1 })
      .increment('positions_version', 1);
    const positions = await readPositions(transaction);
    if (isFirst || moved.length > 0) {
      await rebuildRollups(transaction, positions, now);
      await advanceEpoch(transaction);
    }
    return positions;
  });
}

/** The positions as this process knows them. Another replica may give places to checks that only it defines. */
export class CurrentPositions {
  private positions: Positions;

  private constructor(positions: Positions) {
    this.positions = positions;
  }

  static async create(
    knex: Knex,
    definitions: Definitions,
    now: Date = new Date(),
  ): Promise<CurrentPositions> {
    return new CurrentPositions(await ensurePositions(knex, definitions, now));
  }

  /** As they were last seen: enough to read what this process defines. */
  latest(): Positions {
    return this.positions;
  }

  /** As they are in a recording transaction. */
  async within(
    transaction: Knex.Transaction,
    state: RecordingState,
  ): Promise<Positions> {
    if (state.positionsVersion !== this.positions.version) {
      this.positions = await readPositions(transaction);
    }
    return this.positions;
  }
}
