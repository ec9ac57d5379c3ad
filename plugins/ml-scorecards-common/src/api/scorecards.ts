import { z } from 'zod';
import { CHECK_STATES, UNKNOWN_REASONS } from '../checkStates';
import { CHECK_LEVELS, LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import {
  effortFindingSchema,
  scaleTriggerSchema,
  storageAdviceSchema,
  tierTargetsSchema,
} from './advice';
import { attestableSchema, attestationSchema } from './attestations';
import { checklistSchema } from './checklists';
import { evidenceSchema, factNamesSchema } from './evidence';
import { nextStepSchema } from './nextSteps';
import { rubricResultSchema } from './rubrics';
import { waiverSchema, waiverTermsSchema } from './waivers';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const instant = z.iso.datetime();

/**
 * How many check results are in each state.
 *
 * @public
 */
export const stateCountsSchema = z.object({
  pass: count,
  fail: count,
  unknown: count,
  notApplicable: count,
});

/**
 * See {@link stateCountsSchema}.
 *
 * @public
 */
export type StateCounts = z.infer<typeof stateCountsSchema>;

/**
 * One line of a list of scorecards.
 *
 * @public
 */
export const scorecardSummarySchema = z.object({
  entityRef: z.string().meta({ description: 'kind:namespace/name' }),
  title: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  owner: z.string().optional().meta({ description: 'entity ref' }),
  system: z.string().optional().meta({ description: 'entity ref' }),
  domain: z.string().optional().meta({ description: 'entity ref' }),
  tier: z.enum(RELIABILITY_TIERS),
  level: z.enum(LEVELS).meta({
    description: 'with waivers, if `waived` is not 0',
  }),
  targetLevel: z.enum(LEVELS).meta({ description: 'the level the tier owes' }),
  gap: count.meta({
    description:
      'checks required for the tier that do not pass and are not waived',
  }),
  score: share.nullable().meta({
    description: 'passed ÷ applicable, by weight; null when nothing applies',
  }),
  coverage: share.nullable().meta({
    description: 'known ÷ applicable; null when nothing applies',
  }),
  automation: share.nullable().meta({
    description:
      'passes that facts gave ÷ passes, where one that a person vouched for counts half; null when nothing passes',
  }),
  counts: stateCountsSchema,
  attested: count.meta({
    description: 'passes that rest on the word of a person',
  }),
  waived: count.meta({
    description: 'checks that do not pass and are excused: the debt',
  }),
  checkState: z.enum(CHECK_STATES).optional().meta({
    description: 'in a list that `check` narrows: the state of that check',
  }),
  evaluatedAt: instant,
});

/**
 * See {@link scorecardSummarySchema}.
 *
 * @public
 */
export type ScorecardSummary = z.infer<typeof scorecardSummarySchema>;

/**
 * One step of the explanation of a reliability tier.
 *
 * @public
 */
export const tierReasonSchema = z.object({
  text: z.string(),
  origin: z.enum(['declared', 'derived', 'default']).meta({
    description:
      'declared by the owner, derived from the catalog or another source, or assumed because nobody said',
  }),
  entityRefs: z.array(z.string()).optional().meta({
    description:
      'the entities behind the step that the caller may read, each named in its text; a chain in its order',
  }),
  chain: z.array(z.string()).optional().meta({
    description:
      'who depends on the component, as a chain: from what depends on it directly to the entity that the step is about; absent where it is about none, and where the caller may not read all of the chain',
  }),
  input: z
    .object({
      name: z.enum(['audience', 'decisionImpact', 'servingMode', 'stage']),
      value: z.string(),
    })
    .optional()
    .meta({
      description:
        'the input of the rules that the step tells, with its value; absent where it says what follows',
    }),
});

/**
 * See {@link tierReasonSchema}.
 *
 * @public
 */
export type TierReason = z.infer<typeof tierReasonSchema>;

/**
 * What one check says about a component: its state, why, and the facts that it read.
 *
 * @public
 */
export const checkResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  dimension: z.string(),
  level: z.enum(CHECK_LEVELS),
  required: z.boolean().meta({
    description: 'whether the component’s tier requires the check',
  }),
  state: z.enum(CHECK_STATES),
  reason: z
    .object({ code: z.enum(UNKNOWN_REASONS), message: z.string() })
    .optional()
    .meta({ description: 'why the state is unknown' }),
  answeredBy: z
    .string()
    .optional()
    .meta({ description: 'collector whose facts gave the state' }),
  condition: z.string().meta({ description: 'CEL' }),
  params: z.record(z.string(), z.unknown()).optional().meta({
    description:
      'numbers that the condition reads as `params.<name>`, where it has any',
  }),
  evidence: factNamesSchema,
  why: z.string(),
  fix: z
    .string()
    .optional()
    .meta({ description: 'what to do, where it does not pass' }),
  references: z.array(z.string()),
  since: instant.meta({ description: 'when the state last changed' }),
  attested: z.literal(true).optional().meta({
    description: 'set where it passes on the word of a person',
  }),
  attestation: attestationSchema.optional().meta({
    description: 'what somebody vouched for, whether it counts or not',
  }),
  attestable: attestableSchema.optional().meta({
    description: 'set where people may vouch for it',
  }),
  waived: z.literal(true).optional().meta({
    description: 'set where it does not pass and is excused',
  }),
  waiver: waiverSchema.optional().meta({
    description: 'the last waiver that somebody asked for',
  }),
  custom: z.literal(true).optional().meta({
    description:
      'set where the configuration of the portal made or changed the check, so that no page of the catalogue is about it',
  }),
});

/**
 * See {@link checkResultSchema}.
 *
 * @public
 */
export type CheckResult = z.infer<typeof checkResultSchema>;

/**
 * The checks of one dimension, with the level, score (0 to 1) and coverage (0 to 1) that they give.
 *
 * @public
 */
export const dimensionResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  level: z.enum(LEVELS),
  score: share.nullable(),
  coverage: share.nullable(),
  counts: stateCountsSchema,
  checks: z.array(checkResultSchema),
});

/**
 * See {@link dimensionResultSchema}.
 *
 * @public
 */
export type DimensionResult = z.infer<typeof dimensionResultSchema>;

/**
 * What a collector last knew about the component.
 *
 * @public
 */
export const sourceStatusSchema = z.object({
  collector: z.string(),
  title: z.string(),
  status: z.enum(['fresh', 'stale', 'error', 'not-collected', 'not-connected']),
  collectedAt: instant.optional(),
  pushed: z.literal(true).optional().meta({
    description: 'set where a pipeline pushes its facts',
  }),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      at: instant,
    })
    .optional(),
  unknownBecause: z.string().optional().meta({
    description: 'why none of its facts is known',
  }),
  howToConnect: z.string().optional().meta({
    description: 'what connects it, where it is not connected',
  }),
  docsUrl: z.string().optional().meta({
    description: 'a page about that, where it is not connected',
  }),
});

/**
 * See {@link sourceStatusSchema}.
 *
 * @public
 */
export type SourceStatus = z.infer<typeof sourceStatusSchema>;

/**
 * Something its owner should know about the component and that is no check: a label that could not be read, say.
 *
 * @public
 */
export const findingSchema = z.object({
  id: z.string(),
  message: z.string(),
  entityRefs: z.array(z.string()).optional().meta({
    description: 'the entities that its message names',
  }),
});

/**
 * See {@link findingSchema}.
 *
 * @public
 */
export type Finding = z.infer<typeof findingSchema>;

/**
 * The whole sheet of a component: all that the entity tab needs, in one answer.
 *
 * @public
 */
export const scorecardSchema = scorecardSummarySchema.extend({
  tierReasons: z.array(tierReasonSchema),
  dimensions: z.array(dimensionResultSchema),
  nextSteps: z.array(nextStepSchema).meta({
    description:
      'the fewest checks to mend to reach what the tier owes, in the best order; empty when nothing is owed',
  }),
  rubrics: z.array(rubricResultSchema).meta({
    description: 'what published models of maturity would say',
  }),
  checklists: z.array(checklistSchema),
  sources: z.array(sourceStatusSchema),
  findings: z.array(findingSchema),
  targets: tierTargetsSchema,
  triggers: z.array(scaleTriggerSchema),
  effortFindings: z.array(effortFindingSchema),
  investment: z.number().int().min(-2).max(2).meta({
    description:
      'levels above or below what the tier owes; two stands for two or more',
  }),
  storageAdvice: storageAdviceSchema.optional(),
  facts: z.record(z.string(), evidenceSchema).meta({
    description: 'what was read of each fact that is named, by its name',
  }),
  waiverTerms: waiverTermsSchema,
  catalogueUrl: z.string().meta({
    description: 'folder of the pages about checks and facts',
  }),
  may: z
    .object({
      tick: z.boolean(),
      decide: z.boolean(),
      attest: z.boolean(),
      requestWaiver: z.boolean(),
      decideWaiver: z.boolean(),
      refresh: z.boolean(),
    })
    .meta({ description: 'what the caller may do with this scorecard' }),
});

/**
 * See {@link scorecardSchema}.
 *
 * @public
 */
export type Scorecard = z.infer<typeof scorecardSchema>;
