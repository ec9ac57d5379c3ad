import { InputError } from '@backstage/errors';
import {
  ScorecardDay,
  ScorecardHistory,
  scorecardHistoryQuerySchema,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { CurrentPositions } from '../database/positions';
import {
  readCheckTransitions,
  readComponentId,
  readDefinitionDaysOf,
  readLastOfDays,
  readTransitions,
} from '../database/transitionQueries';
import { Definitions } from '../definitions';
import {
  HistoryTitles,
  toCheckTransition,
  toScorecardDay,
  unpackTransition,
} from './history';
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
    { limit, cursor, days, check }: HistoryFilters,
  ): Promise<ScorecardHistory | undefined> {
    const { knex, now } = this.options;
    const before = cursor === undefined ? undefined : parseCursor(cursor);
    const componentId = await readComponentId(knex, entityRef);
    if (componentId === undefined) {
      return undefined;
    }
    const asked = { componentId, before, limit };
    const [page, standing] = await Promise.all([
      check === undefined ? this.all(asked) : this.ofCheck(check, asked),
      days === 0
        ? []
        : this.days({ componentId, from: daysUntil(now(), days)[0] }),
    ]);
    return { ...page, days: standing };
  }

  private async days(asked: {
    componentId: number;
    from: string;
  }): Promise<ScorecardDay[]> {
    const { knex } = this.options;
    const { componentId, from } = asked;
    const lastOfDays = await readLastOfDays(knex, {
      componentIds: [componentId],
      from,
    });
    if (lastOfDays.length === 0) {
      return [];
    }
    const definitionDays = await readDefinitionDaysOf(knex, {
      componentId,
      // It may lie before the period.
      from: lastOfDays[0].at.slice(0, 10),
    });
    return lastOfDays.map(row => toScorecardDay(row, definitionDays));
  }

  private async all(asked: AskedRecordings): Promise<HistoryPage> {
    const { limit } = asked;
    const rows = await readTransitions(this.options.knex, {
      ...asked,
      // One more than is shown: what a recording changed is told by the one before it.
      limit: limit + 1,
    });
    const titles = this.titles();
    return {
      items: rows.slice(0, limit).flatMap((row, index) =>
        unpackTransition({
          row,
          before: rows[index + 1],
          positions: this.options.positions.latest(),
          titles,
        }),
      ),
      nextCursor: nextCursor(rows, limit),
    };
  }

  /** A check that was never recorded has no history. */
  private async ofCheck(
    id: string,
    asked: AskedRecordings,
  ): Promise<HistoryPage> {
    const { knex, positions } = this.options;
    const { limit } = asked;
    const position = positions.latest().check(id);
    if (position === undefined) {
      return { items: [] };
    }
    const rows = await readCheckTransitions(knex, {
      ...asked,
      position,
      limit: limit + 1,
    });
    const titles = this.titles();
    return {
      items: rows
        .slice(0, limit)
        .map(row => toCheckTransition(row, id, titles)),
      nextCursor: nextCursor(rows, limit),
    };
  }

  private titles(): HistoryTitles {
    const { checks, factSets } = this.options.definitions;
    return {
      checks: new Map(
        checks.map(({ definition: { id, title } }) => [id, title]),
      ),
      sources: new Map([...factSets].map(([id, { title }]) => [id, title])),
    };
  }
}

/** Which recordings of a component are asked for. */
interface AskedRecordings {
  readonly componentId: number;
  readonly before?: number;
  readonly limit: number;
}

interface HistoryPage {
  readonly items: Transition[];
  readonly nextCursor?: string;
}

/** Of rows that are one more than the page holds, if there are more. */
function nextCursor(
  rows: readonly { readonly id: number }[],
  limit: number,
): string | undefined {
  return rows.length > limit ? String(rows[limit - 1].id) : undefined;
}

function parseCursor(cursor: string): number {
  const { success, data } = cursorSchema.safeParse(cursor);
  if (!success) {
    throw new InputError('The cursor is not one that this API gave out');
  }
  return data;
}
