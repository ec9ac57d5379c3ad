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
import { ListTotals } from './ListTotals';
import { OwnerGroups } from './OwnerGroups';
import { withDescendants } from '../ownerTree';
import { ReadScope } from './ReadScope';
import { toSummary } from './toSummary';
import { VisibleCounts } from './VisibleCounts';

/** A state that fewer components are in is looked for first; among more, a page is soon full. */
const RARE_SHARE = 0.01;

/** Answers lists of scorecards. */
export class ListReader {
  private readonly options: {
    knex: Knex;
    positions: CurrentPositions;
    counts: VisibleCounts;
    ownerGroups: OwnerGroups;
  };
  private readonly totals: ListTotals;

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
            (await countComponents(knex, listed))
          : undefined,
      nextCursor,
    };
  }

  /** A summary for each ref, in their order; null for what is not there and for what the caller may not read. */
  async byRefs(
    entityRefs: readonly string[],
    { visible, state }: ReadScope,
  ): Promise<ScorecardsByRefsResponse> {
    const readable = entityRefs.filter(
      ref => visible === 'all' || visible.refs.has(ref),
    );
    const rows = await readComponentsByRefs(this.options.knex, readable);
    const byRef = new Map(rows.map(row => [row.entity_ref, row]));
    return {
      items: entityRefs.map(ref => {
        const row = byRef.get(ref);
        return row ? toSummary(row, state) : null;
      }),
    };
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
