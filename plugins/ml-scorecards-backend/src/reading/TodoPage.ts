import { InputError } from '@backstage/errors';
import {
  RELIABILITY_TIERS,
  Todo,
  TODO_KINDS,
  TodoKind,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { FoundTodo } from './TodoFinder';

/** After every day: what holds for no time in particular comes after what ends. */
const NEVER = '9999-99-99';

/** Where something stands in the order: kind, tier, due, gap (the largest first), component and subject. */
const placeSchema = z.tuple([
  z.int().min(0).max(TODO_KINDS.length),
  z.int().min(0).max(RELIABILITY_TIERS.length),
  z.string().max(10),
  z.int().max(0),
  z.int32().positive(),
  z.string().max(250),
]);

type Place = z.infer<typeof placeSchema>;

/**
 * Picks one page out of todos that come in any order. However many come, it keeps no more than a few pages of them, and
 * counts the others.
 */
export class TodoPage {
  private readonly options: {
    limit: number;
    after?: Place;
    /** All, if it is left out. */
    kinds?: ReadonlySet<TodoKind>;
  };
  private readonly counts: Todo['counts'] = {};
  private kept: Array<{ place: Place; todo: FoundTodo }> = [];

  constructor(query: {
    limit: number;
    cursor?: string;
    kind?: readonly TodoKind[];
  }) {
    const { limit, cursor, kind } = query;
    this.options = {
      limit,
      after: cursor === undefined ? undefined : decodeCursor(cursor),
      kinds: kind && new Set(kind),
    };
  }

  add(todo: FoundTodo): void {
    const { after, kinds, limit } = this.options;
    this.counts[todo.kind] = (this.counts[todo.kind] ?? 0) + 1;
    if (kinds && !kinds.has(todo.kind)) {
      return;
    }
    const place = placeOf(todo);
    if (after && compare(place, after) <= 0) {
      return;
    }
    this.kept.push({ place, todo });
    if (this.kept.length > 4 * limit) {
      this.cut();
    }
  }

  page(): Todo {
    const { limit } = this.options;
    this.cut();
    const shown = this.kept.slice(0, limit);
    return {
      items: shown.map(({ todo: { componentId, ...item } }) => item),
      nextCursor:
        this.kept.length > limit
          ? encodeCursor(shown[shown.length - 1].place)
          : undefined,
      counts: this.counts,
    };
  }

  /** One more than is shown tells that there is another page. */
  private cut(): void {
    this.kept.sort((a, b) => compare(a.place, b.place));
    this.kept.length = Math.min(this.kept.length, this.options.limit + 1);
  }
}

function placeOf(todo: FoundTodo): Place {
  const { kind, tier, due, gap = 0, componentId, subject } = todo;
  return [
    TODO_KINDS.indexOf(kind),
    RELIABILITY_TIERS.indexOf(tier),
    due ?? NEVER,
    // No negative zero, which is another number in JSON.
    0 - gap,
    componentId,
    subject.id,
  ];
}

function compare(a: Place, b: Place): number {
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) {
      return a[index] < b[index] ? -1 : 1;
    }
  }
  return 0;
}

function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decodeCursor(cursor: string): Place {
  try {
    return placeSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError('The cursor is not one that this API gave out');
  }
}
