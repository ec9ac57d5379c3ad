import { InputError } from '@backstage/errors';
import {
  ScorecardHistory,
  scorecardHistoryQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { CurrentPositions } from '../database/positions';
import {
  readComponentId,
  readLastOfDays,
  readTransitions,
} from '../database/transitionQueries';
import { Definitions } from '../definitions';
import { toScorecardDay, unpackTransition } from './history';
import { daysUntil } from './trend';

export type HistoryFilters = z.output<typeof scorecardHistoryQuerySchema>;

const cursorSchema = z.coerce.number().pipe(z.int32().positive());

/** Answers what changed on a scorecard, and how it stood day by day. */
export class HistoryReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    positions: CurrentPositions;
    now: () => Date;
  };

  constructor(options: HistoryReader['options']) {
    this.options = options;
  }

  /** Gives undefined for an entity that has no scorecard (yet). */
  async get(
    entityRef: string,
    { limit, cursor, days }: HistoryFilters,
  ): Promise<ScorecardHistory | undefined> {
    const { knex, definitions, positions, now } = this.options;
    const before = cursor === undefined ? undefined : parseCursor(cursor);
    const componentId = await readComponentId(knex, entityRef);
    if (componentId === undefined) {
      return undefined;
    }
    const [rows, lastOfDays] = await Promise.all([
      // One more than is shown: what a recording changed is told by the one before it.
      readTransitions(knex, { componentId, before, limit: limit + 1 }),
      days === 0
        ? []
        : readLastOfDays(knex, {
            componentId,
            from: daysUntil(now(), days)[0],
          }),
    ]);
    const titles = new Map(
      definitions.checks.map(({ definition }) => [
        definition.id,
        definition.title,
      ]),
    );
    const shown = rows.slice(0, limit);
    return {
      items: shown.flatMap((row, index) =>
        unpackTransition({
          row,
          before: rows[index + 1],
          positions: positions.latest(),
          titles,
        }),
      ),
      nextCursor:
        rows.length > limit ? String(shown[shown.length - 1].id) : undefined,
      days: lastOfDays.map(toScorecardDay),
    };
  }
}

function parseCursor(cursor: string): number {
  const { success, data } = cursorSchema.safeParse(cursor);
  if (!success) {
    throw new InputError('The cursor is not one that this API gave out');
  }
  return data;
}
