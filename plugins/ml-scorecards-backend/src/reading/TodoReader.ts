import { Todo, todoQuerySchema } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { toTier } from '../database/columns';
import {
  readComponentWork,
  readOwnedComponentIds,
} from '../database/componentWork';
import { chunked } from '../database/database';
import { CurrentPositions } from '../database/positions';
import { ReadState } from '../database/recordingState';
import { ListedWaiverRow, readWaivers } from '../database/waivers';
import { Definitions } from '../definitions';
import { stateAt } from '../recording/packedResults';
import { CallerRoles } from './CallerRoles';
import { ReadScope } from './ReadScope';
import { FoundTodo, TodoFinder } from './TodoFinder';
import { TodoPage } from './TodoPage';
import { dayOf } from './trend';

/** Waivers read at a time. */
const BATCH = 500;

/**
 * Answers what waits for a caller. All of it is looked at for each page, a batch of components at a time, and only what
 * is on the page is kept: what one person owns is a small part of all.
 */
export class TodoReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    positions: CurrentPositions;
    now: () => Date;
  };
  private readonly finder: TodoFinder;
  private readonly titles: ReadonlyMap<string, string>;

  constructor(options: TodoReader['options']) {
    this.options = options;
    this.finder = new TodoFinder(options.definitions);
    this.titles = new Map(
      options.definitions.checks.map(({ definition: { id, title } }) => [
        id,
        title,
      ]),
    );
  }

  async page(
    query: z.output<typeof todoQuerySchema>,
    roles: CallerRoles,
    scope: ReadScope,
  ): Promise<Todo> {
    const { knex, positions } = this.options;
    const page = new TodoPage(query);
    const now = this.moment(scope.state);
    if (roles.isApprover) {
      await this.addWaivers(page, roles, { ...scope, now });
    }
    const ids =
      roles.owners.size > 0
        ? await readOwnedComponentIds(knex, {
            owners: [...roles.owners],
            visible: scope.visible,
          })
        : [];
    for (const chunk of chunked(ids)) {
      for (const work of await readComponentWork(knex, chunk)) {
        const found = this.finder.find(work, {
          positions: positions.latest(),
          now,
        });
        found.forEach(todo => page.add(todo));
      }
    }
    return page.page();
  }

  /** Of all components that the caller may read, whoever owns them. */
  private async addWaivers(
    page: TodoPage,
    { userRef }: CallerRoles,
    { visible, now }: ReadScope & { now: Date },
  ): Promise<void> {
    const today = dayOf(now);
    let after: ListedWaiverRow | undefined;
    do {
      const rows: ListedWaiverRow[] = await readWaivers(this.options.knex, {
        states: ['requested'],
        today,
        visible,
        after,
        limit: BATCH,
      });
      for (const row of rows) {
        // Nobody can approve what is asked for until a day that is over.
        if (row.requested_by !== userRef && row.until >= today) {
          page.add(this.toDecide(row));
        }
      }
      after = rows.length < BATCH ? undefined : rows.at(-1);
    } while (after);
  }

  private toDecide(row: ListedWaiverRow): FoundTodo {
    const { check_id: check, states } = row;
    const position = this.options.positions.latest().check(check);
    return {
      kind: 'waiver-to-decide',
      componentId: row.component_id,
      entityRef: row.entity_ref,
      title: row.title,
      owner: row.owner_ref ?? undefined,
      tier: toTier(row.tier),
      subject: { id: check, title: this.titles.get(check) ?? check },
      state:
        states !== null && position !== undefined
          ? stateAt(states, position)
          : undefined,
      due: row.until,
    };
  }

  /**
   * When ends are looked for: at the last evaluation of all, or at the beginning of the day if that is later. So the
   * answer is the same until the entity tag changes.
   */
  private moment({ sweptAt }: ReadState): Date {
    const today = new Date(dayOf(this.options.now()));
    return sweptAt && sweptAt > today ? sweptAt : today;
  }
}
