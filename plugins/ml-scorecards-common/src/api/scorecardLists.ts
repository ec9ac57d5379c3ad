import { z } from 'zod';
import { CHECK_STATES, UNKNOWN_REASONS } from '../checkStates';
import { LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import { scorecardSummarySchema } from './scorecards';
import { entityRefText } from './texts';

const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(100).optional(),
  );
const yesOrNo = z.enum(['true', 'false']);

/**
 * What a list of scorecards can be ordered by. `tier` and `level` follow their rank: tier 1 before what is
 * `unclassified`, and none before gold. What has no score or coverage comes before the lowest, and what has no owner after
 * all owners. Components of one tier, level or owner are ordered by name. Descending, all of it is the other way round.
 *
 * @public
 */
export const SCORECARD_ORDERS = [
  'name',
  'owner',
  'tier',
  'level',
  'gap',
  'score',
  'coverage',
] as const;

/**
 * One of {@link SCORECARD_ORDERS}.
 *
 * @public
 */
export type ScorecardOrder = (typeof SCORECARD_ORDERS)[number];

/**
 * Filters, order and page of `GET /scorecards`. Values of one filter are alternatives, filters narrow each other. An
 * empty `owner`, `system`, `domain` or `lifecycle` stands for components without one.
 *
 * @public
 */
export const scorecardsQuerySchema = z.object({
  owner: listOf(z.string().max(400)).meta({
    description:
      'entity refs; a group includes its descendants; empty: without owner',
  }),
  ownerOnly: yesOrNo.optional().meta({
    description:
      'whether a group in `owner` stands for itself alone, without its descendants',
  }),
  system: listOf(z.string().max(400)),
  domain: listOf(z.string().max(400)),
  kind: listOf(z.string().max(100)),
  type: listOf(z.string().max(200)),
  lifecycle: listOf(z.string().max(200)),
  tier: listOf(z.enum(RELIABILITY_TIERS)),
  level: listOf(z.enum(LEVELS)),
  gap: yesOrNo
    .optional()
    .meta({ description: 'whether a required check does not pass' }),
  atTarget: yesOrNo.optional().meta({
    description: 'whether the level is at least what the tier owes',
  }),
  waived: yesOrNo.optional().meta({
    description: 'whether a check is waived: the debt',
  }),
  attested: yesOrNo.optional().meta({
    description: 'whether a pass rests on the word of a person',
  }),
  check: z.string().max(100).optional().meta({
    description: 'id of a check that has a result; each item tells its state',
  }),
  dimension: z.string().max(100).optional().meta({
    description: 'id of a dimension of which a check has a result',
  }),
  state: listOf(z.enum(CHECK_STATES)).meta({
    description:
      'states of the check named by `check`, and of at least one of `dimension`',
  }),
  text: z.string().max(200).optional().meta({
    description: 'part of the name or title, any case',
  }),
  orderBy: z.enum(SCORECARD_ORDERS).default('name').meta({
    description:
      'tier: from tier-1 to unclassified; level: from none to gold; owner: by entity ref, those without one last; without a score or coverage: before the lowest. Of one tier, level or owner, by name',
  }),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(4000).optional(),
  total: yesOrNo.default('true').meta({
    description: 'whether to count how many there are on all pages',
  }),
});

/**
 * See {@link scorecardsQuerySchema}.
 *
 * @public
 */
export type ScorecardsQuery = z.input<typeof scorecardsQuerySchema>;

/**
 * One line of a list of scorecards. `check` tells of the check that the list was filtered by; it is absent if none was.
 *
 * @public
 */
export const listedScorecardSchema = scorecardSummarySchema.extend({
  check: z
    .object({
      id: z.string(),
      state: z.enum(CHECK_STATES),
      reason: z.enum(UNKNOWN_REASONS).optional().meta({
        description: 'why the state is unknown',
      }),
      attested: z.literal(true).optional().meta({
        description: 'set where it passes on the word of a person',
      }),
      waived: z.literal(true).optional().meta({
        description: 'set where it does not pass and is excused',
      }),
    })
    .optional(),
});

/**
 * See {@link listedScorecardSchema}.
 *
 * @public
 */
export type ListedScorecard = z.infer<typeof listedScorecardSchema>;

/**
 * Answer of `GET /scorecards`: one page, how many there are in all unless the caller did not want to know, and the
 * cursor of the next page if there is one.
 *
 * @public
 */
export const scorecardsPageSchema = z.object({
  items: z.array(listedScorecardSchema),
  totalItems: z.number().int().nonnegative().optional(),
  nextCursor: z.string().optional(),
});

/**
 * See {@link scorecardsPageSchema}.
 *
 * @public
 */
export type ScorecardsPage = z.infer<typeof scorecardsPageSchema>;

/**
 * Filters and order of `GET /scorecards.csv`: those of the list, of which it gives all pages.
 *
 * @public
 */
export const scorecardsCsvQuerySchema = scorecardsQuerySchema.omit({
  limit: true,
  cursor: true,
  total: true,
});

/**
 * See {@link scorecardsCsvQuerySchema}.
 *
 * @public
 */
export type ScorecardsCsvQuery = z.input<typeof scorecardsCsvQuerySchema>;

/**
 * Body of `POST /scorecards/by-refs`: up to 1,000 entity refs.
 *
 * @public
 */
export const scorecardsByRefsSchema = z.strictObject({
  entityRefs: z.array(entityRefText).max(1000),
});

/**
 * Answer of `POST /scorecards/by-refs`: a summary for each ref in the order asked; null for an entity that has no
 * scorecard as well as for one that the caller may not read.
 *
 * @public
 */
export const scorecardsByRefsResponseSchema = z.object({
  items: z.array(scorecardSummarySchema.nullable()),
});

/**
 * See {@link scorecardsByRefsResponseSchema}.
 *
 * @public
 */
export type ScorecardsByRefsResponse = z.infer<
  typeof scorecardsByRefsResponseSchema
>;
