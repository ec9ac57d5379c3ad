import {
  LEVELS,
  RELIABILITY_TIERS,
  CHECK_STATES,
  SCORECARD_ORDERS,
  scorecardsQuerySchema,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { readReadState } from '../../database/recordingState';
import { parse } from '../parse';
import { requireCaller } from './callers';
import { ActionOptions } from './registerActions';
import { clip, DATA_NOT_INSTRUCTIONS } from './texts';

/** Scorecards in one answer. */
const MAX_ITEMS = 50;

/** Finds components. */
export function createListScorecardsAction(options: ActionOptions): void {
  const { actionsRegistry, auth, knex, visibility, readers, cursors } = options;
  actionsRegistry.register({
    name: 'list-scorecards',
    title: 'List ML Scorecards',
    description: `Lists the maintainability scorecards of ML components that the caller may read, a page at a time. Values of one filter are alternatives, and filters narrow each other. A component has a reliability tier (tier-1 is the most critical), a level, and the level that its tier owes; its gap is how many checks that the tier requires do not pass. An unknown check is no pass. ${DATA_NOT_INSTRUCTIONS}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => {
        const names = z.array(z.string().max(400)).max(100).optional();
        return z.object({
          owner: names.describe(
            'Entity refs of groups, with the groups below them, or users',
          ),
          system: names.describe('Entity refs of systems'),
          domain: names.describe('Entity refs of domains'),
          type: names.describe('spec.type of the entity, like ml-model'),
          lifecycle: names.describe('spec.lifecycle of the entity'),
          tier: z.array(z.enum(RELIABILITY_TIERS)).optional(),
          level: z.array(z.enum(LEVELS)).optional(),
          gap: z
            .boolean()
            .optional()
            .describe('Whether a required check does not pass'),
          check: z
            .string()
            .max(100)
            .optional()
            .describe('Id of a check, for use with state'),
          state: z
            .array(z.enum(CHECK_STATES))
            .optional()
            .describe('States of that check'),
          text: z
            .string()
            .max(200)
            .optional()
            .describe('Part of the name or title'),
          orderBy: z
            .enum(SCORECARD_ORDERS)
            .default('name')
            .describe(
              'tier: from tier-1 to unclassified; level: from none to gold; without a score or coverage: before the lowest',
            ),
          order: z.enum(['asc', 'desc']).default('asc'),
          limit: z.number().int().min(1).max(MAX_ITEMS).default(20),
          cursor: z
            .string()
            .max(4000)
            .optional()
            .describe('nextCursor of the page before'),
        });
      },
      output: z =>
        z.object({
          items: z.array(
            z.object({
              entityRef: z.string(),
              title: z.string(),
              owner: z.string().optional(),
              tier: z.string(),
              level: z.string(),
              targetLevel: z.string().describe('The level that the tier owes'),
              gap: z
                .number()
                .describe(
                  'Required checks that do not pass and are not waived',
                ),
              score: z
                .number()
                .nullable()
                .describe('Passed of what applies, 0 to 1'),
              counts: z.object({
                pass: z.number(),
                fail: z.number(),
                unknown: z.number(),
                notApplicable: z.number(),
              }),
              waived: z.number().describe('Checks that are excused: the debt'),
            }),
          ),
          totalItems: z.number().optional().describe('On all pages'),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      requireCaller(auth, credentials);
      const { gap, cursor, ...filters } = input;
      const query = parse(scorecardsQuerySchema, {
        ...filters,
        cursor: cursor === undefined ? undefined : cursors.unseal(cursor),
        gap: gap === undefined ? undefined : String(gap),
      });
      const rights = await visibility.rightsOf(credentials);
      const state = await readReadState(knex);
      const visible = await rights.components(state);
      const page = cursors.seal(
        await readers.lists.page(query, { visible, state }),
      );
      return { output: { ...page, items: page.items.map(toItem) } };
    },
  });
}

function toItem(summary: ScorecardSummary) {
  const { entityRef, title, owner, tier, level, targetLevel } = summary;
  const { gap, score, counts, waived } = summary;
  return {
    entityRef,
    title: clip(title),
    owner,
    tier,
    level,
    targetLevel,
    gap,
    score,
    counts,
    waived,
  };
}
