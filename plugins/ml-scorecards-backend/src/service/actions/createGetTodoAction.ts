import {
  TODO_KINDS,
  TodoItem,
  todoQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { readReadState } from '../../database/recordingState';
import { parse } from '../parse';
import { requireCaller } from './callers';
import { ActionOptions } from './registerActions';
import { clip, DATA_NOT_INSTRUCTIONS } from './texts';

/** Says what waits for the caller. */
export function createGetTodoAction(options: ActionOptions): void {
  const { actionsRegistry, auth, knex, visibility, rights, readers, cursors } =
    options;
  actionsRegistry.register({
    name: 'get-todo',
    title: 'My ML to-dos',
    description: `Lists what waits for the caller and the groups that they belong to, what matters most first: waivers to decide about, statements that do not hold any more or end soon, required checks that do not pass, items of checklists. ${DATA_NOT_INSTRUCTIONS}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          kind: z.array(z.enum(TODO_KINDS)).optional(),
          limit: z.number().int().min(1).max(50).default(20),
          cursor: z
            .string()
            .max(1000)
            .optional()
            .describe('nextCursor of the page before'),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              kind: z.string(),
              entityRef: z.string(),
              title: z.string(),
              owner: z.string().optional(),
              tier: z.string(),
              subject: z
                .string()
                .describe('Id of a check, or <checklist>/<item>'),
              subjectTitle: z.string(),
              state: z.string().optional().describe('Of the check'),
              prospects: z
                .object({
                  effort: z
                    .string()
                    .describe(
                      'Small is about an hour, medium a day or two, large a week or more',
                    ),
                  closesGap: z.literal(true).optional(),
                  level: z
                    .string()
                    .optional()
                    .describe('That the component then reaches'),
                  dimension: z
                    .string()
                    .optional()
                    .describe('Id of the one whose level then rises'),
                })
                .optional()
                .describe(
                  'Of required checks that do not pass: what it takes to make it pass, and what that alone changes',
                ),
              due: z
                .string()
                .optional()
                .describe('Last day (UTC) on which something holds'),
              askedBy: z
                .string()
                .optional()
                .describe(
                  'Who asked for the waiver that is to be decided, or waited for',
                ),
              may: z
                .boolean()
                .describe(
                  'Whether the permission policy lets the caller do it',
                ),
            }),
          ),
          nextCursor: z.string().optional(),
          counts: z
            .record(z.number())
            .describe('How many of each kind, on all pages'),
        }),
    },
    action: async ({ input, credentials }) => {
      requireCaller(auth, credentials);
      const { cursor, ...filters } = input;
      const query = parse(todoQuerySchema, {
        ...filters,
        cursor: cursor === undefined ? undefined : cursors.unseal(cursor),
      });
      const [readable, caller] = await Promise.all([
        visibility.rightsOf(credentials),
        rights.caller(credentials),
      ]);
      const state = await readReadState(knex);
      const [visible, groups] = await Promise.all([
        readable.components(state),
        readers.ownerGroups.at(state),
      ]);
      const page = cursors.seal(
        await readers.todo.page(query, rights.rolesOf(caller, groups), {
          visible,
          state,
        }),
      );
      return {
        output: {
          items: page.items.map(toItem),
          nextCursor: page.nextCursor,
          counts: page.counts as Record<string, number>,
        },
      };
    },
  });
}

function toItem({ subject, title, ...item }: TodoItem) {
  const { kind, entityRef, owner, tier, state, due, askedBy, may } = item;
  const { prospects } = item;
  return {
    kind,
    entityRef,
    title: clip(title),
    owner,
    tier,
    subject: subject.id,
    subjectTitle: clip(subject.title),
    state,
    prospects: prospects && {
      ...prospects,
      dimension: prospects.dimension?.id,
    },
    due,
    askedBy,
    may,
  };
}
