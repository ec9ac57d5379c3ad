import {
  ScorecardsByRefsResponse,
  ScorecardsPage,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { CurrentPositions } from '../database/positions';
import {
  countComponents,
  ListedComponents,
  readComponentPage,
  readComponentsByRefs,
  ScorecardFilters,
} from '../database/scorecardQueries';
import { EpochMemo } from './EpochMemo';
import { ListTotals } from './ListTotals';
import { OwnerGroups } from './OwnerGroups';
import { withDescendants } from '../ownerTree';
import { ReadScope } from './ReadScope';
import { toSummary } from './toSummary';
import { VisibleCounts } from './VisibleCounts';
import { isVisible } from './VisibleSet';

/** A state that fewer components are in is looked for first; among more, a page is soon full. */
const RARE_SHARE = 0.01;

/** Lists whose length is kept for all callers together. */
const MAX_COUNTS = 10_000;

/** Answers lists of scorecards. */
export class ListReader {
  private readonly options: {
    knex: Knex;
    positions: CurrentPositions;
    counts: VisibleCounts;
    ownerGroups: OwnerGroups;
  };
  private readonly totals: ListTotals;
  private readonly counted = new EpochMemo<number>({
    maxWeight: MAX_COUNTS,
    weigh: () => 1,
  });

  constructor(options: ListReader['options']) {
    this.options = options;
    this.totals = new ListTotals(options);
  }

  async page(
    filters: ScorecardFilters,
    scope: ReadScope,
  ): Promise<ScorecardsPage> {
    const { knex, positions, ownerGroups } = this.options;
    const listed: ListedComponents = {
      filters,
      owners:
        filters.owner &&
        withDescendants(
          (await ownerGroups.at(scope.state)).rows,
          filters.owner.map(owner => owner.toLocaleLowerCase('en-US')),
        ),
      positions: positions.latest(),
      visible: scope.visible,
    };
    const { rows, nextCursor } = await readComponentPage(knex, {
      ...listed,
      stateIsRare: await this.isStateRare(filters, scope),
    });
    return {
      items: rows.map(row => toSummary(row, scope.state)),
      totalItems:
        filters.total === 'true'
          ? (await this.totals.known(filters, scope, listed.owners)) ??
            (await this.count(listed, scope))
          : undefined,
      nextCursor,
    };
  }

  /** A summary for each ref, in their order; null for what is not there and for what the caller may not read. */
  async byRefs(
    entityRefs: readonly string[],
    { visible, state }: ReadScope,
  ): Promise<ScorecardsByRefsResponse> {
    const rows = await readComponentsByRefs(this.options.knex, entityRefs);
    const byRef = new Map(
      rows
        .filter(({ id }) => isVisible(visible, id))
        .map(row => [row.entity_ref, row]),
    );
    return {
      items: entityRefs.map(ref => {
        const row = byRef.get(ref);
        return row ? toSummary(row, state) : null;
      }),
    };
  }

  /** Counted once for all pages of a list. */
  private async count(
    listed: ListedComponents,
    { visible, state }: ReadScope,
  ): Promise<number> {
    const { cursor, limit, order, orderBy, ...filters } = listed.filters;
    const who = visible === 'all' ? visible : visible.visible.fingerprint;
    return this.counted.get(state.epoch, JSON.stringify([who, filters]), () =>
      countComponents(this.options.knex, listed),
    );
  }

  private async isStateRare(
    filters: ScorecardFilters,
    scope: ReadScope,
  ): Promise<boolean> {
    if (!filters.check) {
      return false;
    }
    // Counted over all components, whoever asks: it only decides how to look, and is told to nobody.
    const { inState, inAny } = await this.totals.ofCheck(filters, {
      ...scope,
      visible: 'all',
    });
    return inState < RARE_SHARE * inAny;
  }
}
