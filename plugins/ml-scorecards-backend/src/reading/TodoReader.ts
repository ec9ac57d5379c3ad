import {
  Todo,
  TodoKind,
  todoQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
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
import { dayOf } from '../days';
import { Definitions } from '../definitions';
import { stateAt } from '../recording/packedResults';
import { CallerRoles, ListedDeed } from './CallerRoles';
import { EpochMemo } from './EpochMemo';
import { ReadScope } from './ReadScope';
import { FoundTodo, TodoFinder } from './TodoFinder';
import {
  decodeTodoCursor,
  encodeTodoCursor,
  TodoPlace,
  TodoWindow,
} from './TodoWindow';
import { Turns } from './Turns';

/** Waivers read at a time. */
const BATCH = 500;

/** Todos that are kept of one caller: some pages. */
const WINDOW = 2000;

/** Callers of whom todos are kept, those who asked last. */
const MAX_CALLERS = 50;

/** Callers whose components are looked at at the same time. */
const AT_ONCE = 2;

/** Callers who wait for that. */
const MOST_WAITING = 100;

/** What it takes to do what is asked for. To make a check pass needs no right here. */
const DEED_OF: Readonly<Record<TodoKind, ListedDeed | undefined>> = {
  'waiver-to-decide': 'decideWaiver',
  'attestation-lapsed': 'attest',
  'tick-expired': 'tick',
  'required-check': undefined,
  'attestation-ending': 'attest',
  'waiver-ending': 'requestWaiver',
  'tick-ending': 'tick',
  'item-waiting': 'tick',
  'waiver-asked': undefined,
};

/**
 * Answers what waits for a caller. All of it is looked at once, a batch of components at a time, and the first part of it
 * is kept until something is recorded: so the next pages cost no more than what is on them.
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
  private readonly memo = new EpochMemo<{ window?: Promise<TodoWindow> }>({
    maxWeight: MAX_CALLERS,
    weigh: () => 1,
  });

  private readonly turns = new Turns({
    atOnce: AT_ONCE,
    mostWaiting: MOST_WAITING,
    whatFor: 'their to-dos',
  });

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
    const { cursor, kind, limit } = query;
    const after = cursor === undefined ? undefined : decodeTodoCursor(cursor);
    const kinds = kind && [...new Set(kind)].sort();
    const now = this.moment(scope.state);
    const kept = await this.memo.get(
      scope.state.epoch,
      keyOf(roles, { ...scope, kinds, now }),
      async () => ({}),
    );
    const known = await kept.window;
    let window = known;
    let page = known?.page({ limit, after });
    if (!window || !page) {
      const looked = this.turns.take(() =>
        this.look(roles, { ...scope, kinds, after, now }),
      );
      kept.window = looked;
      looked.catch(() => {
        if (kept.window === looked) {
          kept.window = undefined;
        }
      });
      window = await looked;
      page = window.page({ limit, after });
    }
    const { todos = [], next } = page ?? {};
    return {
      items: await withRights(todos, roles),
      nextCursor: next && encodeTodoCursor(next),
      counts: window.counts,
    };
  }

  /** Looks at all that there is. */
  private async look(
    roles: CallerRoles,
    options: ReadScope & {
      kinds?: readonly TodoKind[];
      after?: TodoPlace;
      now: Date;
    },
  ): Promise<TodoWindow> {
    const { knex, positions } = this.options;
    const { kinds, after, visible, now } = options;
    const window = new TodoWindow({
      size: WINDOW,
      after,
      kinds: kinds && new Set(kinds),
    });
    if (roles.isApprover) {
      await this.addWaivers(window, roles, options);
    }
    const ids =
      roles.owners.size > 0
        ? await readOwnedComponentIds(knex, {
            owners: [...roles.owners],
            visible,
          })
        : [];
    for (const chunk of chunked(ids)) {
      for (const work of await readComponentWork(knex, chunk)) {
        const found = this.finder.find(work, {
          positions: positions.latest(),
          now,
        });
        found.forEach(todo => window.add(todo));
      }
      // SQLite answers at once, and nobody else would get the event loop.
      await setImmediate();
    }
    window.close();
    return window;
  }

  /** Of all components that the caller may read, whoever owns them. */
  private async addWaivers(
    window: TodoWindow,
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
          window.add(this.toDecide(row));
        }
      }
      after = rows.length < BATCH ? undefined : rows.at(-1);
      await setImmediate();
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
      askedBy: row.requested_by,
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

/** All that todos depend on besides what was recorded. */
function keyOf(
  { userRef, owners, isApprover }: CallerRoles,
  options: ReadScope & { kinds?: readonly TodoKind[]; now: Date },
): string {
  const { visible, kinds, now } = options;
  return JSON.stringify([
    visible === 'all' ? visible : visible.visible.fingerprint,
    isApprover ? userRef : null,
    isApprover,
    [...owners].sort(),
    kinds,
    now,
  ]);
}

/** What is asked for stays a to-do of the owners, also if the policy lets somebody else of them do it only. */
async function withRights(
  todos: readonly FoundTodo[],
  roles: CallerRoles,
): Promise<Todo['items']> {
  const wanted = todos.flatMap(({ entityRef, kind }) => {
    const deed = DEED_OF[kind];
    return deed ? { entityRef, deed } : [];
  });
  const answers = (await roles.allows(wanted)).values();
  return todos.map(({ componentId, ...item }) => ({
    ...item,
    may: DEED_OF[item.kind] ? answers.next().value === true : true,
  }));
}
