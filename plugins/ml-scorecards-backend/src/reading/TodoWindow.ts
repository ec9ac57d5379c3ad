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

/** See {@link placeOf}. */
export type TodoPlace = z.infer<typeof placeSchema>;

/**
 * Picks the first todos after some place out of todos that come in any order, and counts all. However many come, it keeps
 * no more than a few windows of them.
 */
export class TodoWindow {
  private readonly options: {
    size: number;
    after?: TodoPlace;
    /** All, if it is left out. */
    kinds?: ReadonlySet<TodoKind>;
  };
  private readonly kept: Array<{ place: TodoPlace; todo: FoundTodo }> = [];
  private isWhole = true;
  readonly counts: Todo['counts'] = {};

  constructor(options: TodoWindow['options']) {
    this.options = options;
  }

  add(todo: FoundTodo): void {
    const { after, kinds, size } = this.options;
    this.counts[todo.kind] = (this.counts[todo.kind] ?? 0) + 1;
    if (kinds && !kinds.has(todo.kind)) {
      return;
    }
    const place = placeOf(todo);
    if (after && compare(place, after) <= 0) {
      return;
    }
    this.kept.push({ place, todo });
    if (this.kept.length > 2 * size) {
      this.cut();
    }
  }

  /** Says that there are no more to come. */
  close(): void {
    this.cut();
  }

  /**
   * The todos after a place, and whether others follow; undefined if that is more than was kept. Needs a closed window.
   */
  page(options: {
    limit: number;
    after?: TodoPlace;
  }): { todos: FoundTodo[]; next?: TodoPlace } | undefined {
    const { limit, after } = options;
    if (!this.beginsBefore(after)) {
      return undefined;
    }
    const first = after
      ? this.kept.findIndex(({ place }) => compare(place, after) > 0)
      : 0;
    const rest = first < 0 ? [] : this.kept.slice(first, first + limit + 1);
    if (rest.length <= limit && !this.isWhole) {
      return undefined;
    }
    const shown = rest.slice(0, limit);
    return {
      todos: shown.map(({ todo }) => todo),
      next: rest.length > limit ? shown.at(-1)?.place : undefined,
    };
  }

  private beginsBefore(place: TodoPlace | undefined): boolean {
    const { after } = this.options;
    return !after || (place !== undefined && compare(after, place) <= 0);
  }

  private cut(): void {
    const { size } = this.options;
    this.kept.sort((a, b) => compare(a.place, b.place));
    this.isWhole &&= this.kept.length <= size;
    this.kept.length = Math.min(this.kept.length, size);
  }
}

function placeOf(todo: FoundTodo): TodoPlace {
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

function compare(a: TodoPlace, b: TodoPlace): number {
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index]) {
      return a[index] < b[index] ? -1 : 1;
    }
  }
  return 0;
}

export function encodeTodoCursor(place: TodoPlace): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

export function decodeTodoCursor(cursor: string): TodoPlace {
  try {
    return placeSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError('The cursor is not one that this API gave out');
  }
}
