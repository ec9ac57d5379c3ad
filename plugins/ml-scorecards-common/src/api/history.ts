import { z } from 'zod';
import { CHECK_STATES } from '../checkStates';
import { LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';

const instant = z.iso.datetime();

/**
 * Query of `GET /scorecards/:kind/:namespace/:name/history`.
 *
 * @public
 */
export const scorecardHistoryQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20).meta({
    description:
      'how many recordings to give; all that one changed is on one page',
  }),
  cursor: z.string().max(100).optional(),
  days: z.coerce.number().int().min(0).max(730).default(90).meta({
    description: 'how far back `days` goes; 0 for none',
  }),
  check: z.string().max(100).optional().meta({
    description:
      'only changes of the check with this id, and only recordings that have one count for `limit`; `days` are of the whole scorecard all the same',
  }),
});

/**
 * See {@link scorecardHistoryQuerySchema}.
 *
 * @public
 */
export type ScorecardHistoryQuery = z.input<typeof scorecardHistoryQuerySchema>;

const changed = z.object({
  at: instant,
  cause: z.enum(['facts', 'entity', 'people', 'time', 'definitions']).meta({
    description:
      'facts: a source said something else; entity: the catalog did; people: somebody ticked or decided something; time: something became stale or ran out; definitions: what is asked changed, which is nothing that the owner did',
  }),
  source: z
    .object({
      id: z.string(),
      title: z.string().meta({
        description: 'the id, for a source that is not known any more',
      }),
    })
    .optional()
    .meta({
      description:
        'where the cause is facts: the source that said something else. Absent where that was recorded before sources were named',
    }),
});

/**
 * A change of a check's state, of the level or of the tier. `from` is null when nothing is known from before, `to` is
 * null when it is not asked any more.
 *
 * @public
 */
export const transitionSchema = z.discriminatedUnion('subject', [
  changed.extend({
    subject: z.literal('check'),
    check: z.object({
      id: z.string(),
      title: z.string().meta({
        description: 'the id, for a check that is not defined any more',
      }),
    }),
    from: z.enum(CHECK_STATES).nullable(),
    to: z.enum(CHECK_STATES).nullable(),
  }),
  changed.extend({
    subject: z.literal('level'),
    from: z.enum(LEVELS).nullable(),
    to: z.enum(LEVELS),
  }),
  changed.extend({
    subject: z.literal('tier'),
    from: z.enum(RELIABILITY_TIERS).nullable(),
    to: z.enum(RELIABILITY_TIERS),
  }),
]);

/**
 * See {@link transitionSchema}.
 *
 * @public
 */
export type Transition = z.infer<typeof transitionSchema>;

/**
 * How a component stood at the end of a day (UTC) on which something changed. It stood so until the next such day.
 *
 * @public
 */
export const scorecardDaySchema = z.object({
  day: z.iso.date(),
  level: z.enum(LEVELS),
  tier: z.enum(RELIABILITY_TIERS),
  score: z.number().min(0).max(1).nullable(),
  gap: z.number().int().nonnegative().nullable(),
  definitionsChanged: z.boolean().default(false).meta({
    description:
      'whether something else was asked of the component from a moment of this day on, so that a step is nothing that the owner did',
  }),
});

/**
 * See {@link scorecardDaySchema}.
 *
 * @public
 */
export type ScorecardDay = z.infer<typeof scorecardDaySchema>;

/**
 * Answer of `GET /scorecards/:kind/:namespace/:name/history`: transitions, newest first, and the days of the period
 * asked for, oldest first. The first of the days may lie before the period: it says how the period began.
 *
 * @public
 */
export const scorecardHistorySchema = z.object({
  items: z.array(transitionSchema),
  nextCursor: z.string().optional(),
  days: z.array(scorecardDaySchema),
});

/**
 * See {@link scorecardHistorySchema}.
 *
 * @public
 */
export type ScorecardHistory = z.infer<typeof scorecardHistorySchema>;
