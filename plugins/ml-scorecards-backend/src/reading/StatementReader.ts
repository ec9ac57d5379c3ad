import { InputError } from '@backstage/errors';
import {
  Statement,
  StatementsPage,
  statementsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { readStatements } from '../database/statements';
import { StatementRow } from '../database/tables';
import { readComponentId } from '../database/transitionQueries';
import { Definitions } from '../definitions';

const cursorSchema = z.coerce.number().pipe(z.int32().positive());

/** Answers what people stated about a component. */
export class StatementReader {
  private readonly knex: Knex;
  /** By kind of subject and id. */
  private readonly titles: ReadonlyMap<string, string>;

  constructor(options: { knex: Knex; definitions: Definitions }) {
    this.knex = options.knex;
    this.titles = titlesOf(options.definitions);
  }

  /** Gives undefined for an entity that has no scorecard (yet). */
  async get(
    entityRef: string,
    { limit, cursor }: z.output<typeof statementsQuerySchema>,
  ): Promise<StatementsPage | undefined> {
    const before = cursor === undefined ? undefined : parseCursor(cursor);
    const componentId = await readComponentId(this.knex, entityRef);
    if (componentId === undefined) {
      return undefined;
    }
    const rows = await readStatements(this.knex, {
      componentId,
      before,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(row => this.toStatement(row)),
      nextCursor:
        rows.length > limit ? String(shown[shown.length - 1].id) : undefined,
    };
  }

  private toStatement(row: StatementRow): Statement {
    const { at, by, kind, action, subject } = row;
    return {
      at,
      by,
      kind,
      action,
      subject: {
        id: subject,
        title: this.titles.get(subject) ?? subject,
      },
      before: row.before ? JSON.parse(row.before) : null,
      after: row.after ? JSON.parse(row.after) : null,
    };
  }
}

/** Ids of checks, triggers and findings are told apart by nothing, and an item by its checklist. */
function titlesOf(definitions: Definitions): ReadonlyMap<string, string> {
  const { checks, triggers, findings, checklists } = definitions;
  return new Map([
    ...[...checks, ...triggers, ...findings].map(
      ({ definition: { id, title } }) => [id, title] as const,
    ),
    ...checklists.flatMap(({ definition: { id, items } }) =>
      items.map(item => [`${id}/${item.id}`, item.title] as const),
    ),
  ]);
}

function parseCursor(cursor: string): number {
  const { success, data } = cursorSchema.safeParse(cursor);
  if (!success) {
    throw new InputError('The cursor is not one that this API gave out');
  }
  return data;
}
