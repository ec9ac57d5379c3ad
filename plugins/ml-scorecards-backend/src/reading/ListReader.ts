import {
  ListedScorecard,
  ScorecardsByRefsResponse,
  ScorecardsPage,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { CurrentPositions } from '../database/positions';
import {
  countComponents,
  ListedComponents,
  ListedRow,
  readComponentPage,
  readComponentsByRefs,
  ScorecardFilters,
} from '../database/scorecardQueries';
import { EpochMemo } from './EpochMemo';
import { ListTotals } from './ListTotals';
import { OwnerGroups } from './OwnerGroups';
import { withDescendants } from '../ownerTree';
import { unpackVerdict } from '../recording/packedResults';
import { ReadScope } from './ReadScope';
import { toSummary } from './toSummary';
import { VisibleCounts } from './VisibleCounts';
import { isVisible } from './VisibleSet';

/** A state that fewer components are in is looked for first; among more, a page is soon full. */
const RARE_SHARE = 0.01;

/** Components read at once of a list that is given out whole: few statements, and little memory. */
const WHOLE_LIST_PAGE = 500;

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
    const listed = await this.listed(filters, scope);
    const { rows, nextCursor } = await readComponentPage(this.options.knex, {
      ...listed,
      stateIsRare: await this.isStateRare(filters, scope),
    });
    return {
      items: rows.map(row => ({
        ...toSummary(row, scope.state),
        check: toAskedCheck(filters.check, row),
      })),
      totalItems:
        filters.total === 'true'
          ? (await this.totals.known(filters, scope, listed.owners)) ??
            (await this.count(listed, scope))
          : undefined,
      nextCursor,
    };
  }

  /**
   * A whole list, part by part, each read when it is asked for. It is not of one instant: what changes its place while
   * the list is read can come twice or not at all.
   */
  async *all(
    filters: Omit<ScorecardFilters, 'limit' | 'cursor' | 'total'>,
    scope: ReadScope,
  ): AsyncGenerator<ScorecardSummary[]> {
    const page = { limit: WHOLE_LIST_PAGE, total: 'false' } as const;
    const listed = await this.listed({ ...filters, ...page }, scope);
    const stateIsRare = await this.isStateRare(listed.filters, scope);
    let cursor: string | undefined;
    do {
      const { rows, nextCursor } = await readComponentPage(this.options.knex, {
        ...listed,
        filters: { ...listed.filters, cursor },
        stateIsRare,
      });
      yield rows.map(row => toSummary(row, scope.state));
      cursor = nextCursor;
    } while (cursor !== undefined);
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

  private async listed(
    filters: ScorecardFilters,
    scope: ReadScope,
  ): Promise<ListedComponents> {
    return {
      filters,
      owners: await this.owners(filters, scope),
      positions: this.options.positions.latest(),
      visible: scope.visible,
    };
  }

  /** Whose components a list is narrowed to; undefined if to nobody's. */
  private async owners(
    { owner, ownerOnly }: ScorecardFilters,
    { state }: ReadScope,
  ): Promise<readonly string[] | undefined> {
    const named = owner?.map(ref => ref.toLocaleLowerCase('en-US'));
    if (!named || ownerOnly === 'true') {
      return named;
    }
    const { rows } = await this.options.ownerGroups.at(state);
    return withDescendants(rows, named);
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

/** How the check that a list is filtered by stands. */
function toAskedCheck(
  id: string | undefined,
  { asked_state: letter }: ListedRow,
): ListedScorecard['check'] {
  const decision =
    letter === null
      ? undefined
      : unpackVerdict(
          // What it was decided by is not asked for here.
          { states: letter, deciders: '', dimensionLevels: '' },
          0,
        );
  return id === undefined || !decision
    ? undefined
    : {
        id,
        state: decision.state,
        reason: decision.reason,
        attested: decision.attested,
        waived: decision.waived,
      };
}
