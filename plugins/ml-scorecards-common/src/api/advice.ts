import { z } from 'zod';
import { DATA_STORES } from '../dataStores';
import { decisionSchema } from './decisions';
import { factNamesSchema } from './evidence';

const instant = z.iso.datetime();

/**
 * What advice rests on: the facts that were read, and the checks whose results count.
 *
 * @public
 */
export const groundsSchema = z.object({
  evidence: factNamesSchema,
  checks: z.array(z.string()).meta({ description: 'ids of checks' }),
});

/**
 * See {@link groundsSchema}.
 *
 * @public
 */
export type Grounds = z.infer<typeof groundsSchema>;

/**
 * A reason to scale, if it has fired: one of the four of the guide. It clears only after its value has been well below
 * the limit for some days.
 *
 * @public
 */
export const scaleTriggerSchema = groundsSchema.extend({
  id: z.string(),
  title: z.string(),
  state: z.enum(['fired', 'quiet', 'unknown']).meta({
    description: 'unknown if facts are missing and it has not fired before',
  }),
  firedAt: instant.optional(),
  clearsAt: instant.optional().meta({
    description: 'when it clears if the value stays as low as it is',
  }),
  unit: z.string().optional(),
  days: z
    .array(
      z.object({ day: z.iso.date(), value: z.number(), limit: z.number() }),
    )
    .meta({
      description: 'the highest value of each day, oldest first; 30 at most',
    }),
  decision: decisionSchema.optional(),
  why: z.string(),
  advice: z.string(),
  references: z.array(z.string()),
});

/**
 * See {@link scaleTriggerSchema}.
 *
 * @public
 */
export type ScaleTrigger = z.infer<typeof scaleTriggerSchema>;

/**
 * Advice about more or less effort than the reliability tier asks for. Never a failing check by itself.
 *
 * @public
 */
export const effortFindingSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['over-engineering', 'under-investment']),
  state: z.enum(['open', 'not-enough-evidence']),
  grounds: z
    .array(groundsSchema.extend({ says: z.string() }))
    .meta({ description: 'what must all hold for the finding to be open' }),
  decision: decisionSchema.optional(),
  why: z.string(),
  advice: z.string(),
  references: z.array(z.string()),
});

/**
 * See {@link effortFindingSchema}.
 *
 * @public
 */
export type EffortFinding = z.infer<typeof effortFindingSchema>;

/**
 * Which kind of store fits the data of the component, by section 2 of the guide. Never a failing check.
 *
 * @public
 */
export const storageAdviceSchema = groundsSchema.extend({
  rule: z.string().meta({ description: 'id of the rule that spoke' }),
  title: z.string(),
  recommends: z.enum(DATA_STORES),
  uses: z.array(z.enum(DATA_STORES)).optional().meta({
    description:
      'kinds of stores that it depends on in the catalog; absent if that is not known',
  }),
  why: z.string(),
  references: z.array(z.string()),
});

/**
 * See {@link storageAdviceSchema}.
 *
 * @public
 */
export type StorageAdvice = z.infer<typeof storageAdviceSchema>;

/**
 * What the reliability tier asks for in the four reliability metrics of the guide. What is left out is not asked for.
 *
 * @public
 */
export const tierTargetsSchema = z.object({
  maxQualityDrop: z.number().positive().max(1).optional().meta({
    description:
      'how much worse than its reference the model may become, as a share',
  }),
  driftCheckDays: z.number().positive().max(366).optional().meta({
    description: 'days within which drift has to be checked',
  }),
  minUptime: z.number().positive().max(1).optional().meta({
    description: 'share of 30 days in which it has to be up',
  }),
  minPipelineSuccess: z.number().positive().max(1).optional().meta({
    description: 'share of the runs of 30 days that have to succeed',
  }),
  maxPipelineIntervals: z.number().positive().max(100).optional().meta({
    description:
      'intervals of the schedule that may pass after the last success',
  }),
  latencyPercentile: z.enum(['p95', 'p99']).optional(),
  maxLatencySeconds: z.number().positive().max(3600).optional().meta({
    description:
      'longest time of an answer, where its owners promise nothing else',
  }),
});

/**
 * See {@link tierTargetsSchema}.
 *
 * @public
 */
export type TierTargets = z.infer<typeof tierTargetsSchema>;
