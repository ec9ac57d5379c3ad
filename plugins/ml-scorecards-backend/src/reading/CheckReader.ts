import {
  CheckDetails,
  ChecklistsResponse,
  checkQuerySchema,
  ChecksResponse,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { Catalogue } from '../catalogue/Catalogue';
import { readCheckDays, readDefinitionDays } from '../database/dayQueries';
import { Definitions } from '../definitions';
import { toChecklistItem } from './AdviceInWords';
import { toCheckTrend } from './checkTrend';
import { ReadableHistory } from './ReadableHistory';
import { ReadScope } from './ReadScope';
import { toCheck, toCheckDetails } from './toCheck';
import { daysUntil } from './trend';
import { VisibleCounts } from './VisibleCounts';

export type CheckFilters = z.output<typeof checkQuerySchema>;

/** Answers what is asked, and how many components are in which state of it. */
export class CheckReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    catalogue: Catalogue;
    counts: VisibleCounts;
    readableHistory: ReadableHistory;
    now: () => Date;
  };

  constructor(options: CheckReader['options']) {
    this.options = options;
  }

  async checks(scope: ReadScope): Promise<ChecksResponse> {
    const { definitions } = this.options;
    const counts = await this.options.counts.checks(scope);
    return {
      items: definitions.checks.flatMap(
        check => toCheck(check, definitions, counts) ?? [],
      ),
      problems: [...definitions.problems],
    };
  }

  /** Gives undefined for an id that no check has. */
  async check(
    id: string,
    { days }: CheckFilters,
    scope: ReadScope,
  ): Promise<CheckDetails | undefined> {
    const { definitions, catalogue } = this.options;
    const defined = definitions.checks.find(
      ({ definition }) => definition.id === id,
    );
    const counts = defined && (await this.options.counts.checks(scope));
    const check = counts && toCheck(defined, definitions, counts);
    return (
      check && {
        ...check,
        ...toCheckDetails(defined, definitions, catalogue),
        trend: await this.trend(id, {
          ...scope,
          days: daysUntil(this.options.now(), days),
          current: counts.all[id],
        }),
      }
    );
  }

  checklists(): ChecklistsResponse {
    return {
      items: this.options.definitions.checklists.map(
        ({ definition, answers }) => ({
          ...definition,
          items: definition.items.map(item =>
            toChecklistItem(item, answers.get(item.id)),
          ),
        }),
      ),
    };
  }

  /** Gives undefined where the history of too many components would have to be looked at. */
  private async trend(
    check: string,
    options: ReadScope & {
      days: readonly string[];
      current: readonly number[] | undefined;
    },
  ): Promise<CheckDetails['trend']> {
    const { knex, readableHistory } = this.options;
    const { visible, state, days, current } = options;
    if (days.length === 0) {
      return undefined;
    }
    const past =
      visible === 'all'
        ? await readCheckDays(knex, {
            check,
            from: days[0],
            before: days[days.length - 1],
          })
        : await readableHistory.checkDays(check, { visible, state, days });
    return (
      past &&
      toCheckTrend({
        follows: visible === 'all' ? 'group' : 'readable-components',
        days,
        past,
        current,
        definitionDays: await readDefinitionDays(knex, days[0]),
      })
    );
  }
}
