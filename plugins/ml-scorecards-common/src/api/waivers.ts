import { z } from 'zod';
import { CHECK_STATES } from '../checkStates';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import { writtenText } from './texts';

/**
 * How a waiver stands: `requested` waits for a decision · `approved` excuses the check · `rejected` and `revoked` do not ·
 * `ended` was approved, and its time is over.
 *
 * @public
 */
export const WAIVER_STATES = [
  'requested',
  'approved',
  'rejected',
  'revoked',
  'ended',
] as const;

/**
 * One of {@link WAIVER_STATES}.
 *
 * @public
 */
export type WaiverState = (typeof WAIVER_STATES)[number];

/**
 * A check that does not pass and is excused for a while, or should be. A waived check is a debt, and no pass.
 *
 * @public
 */
export const waiverSchema = z.object({
  state: z.enum(WAIVER_STATES),
  reason: z.string(),
  until: z.iso
    .date()
    .meta({ description: 'last day (UTC) on which it excuses the check' }),
  requestedBy: z.string().meta({ description: 'entity ref' }),
  requestedAt: z.iso.datetime(),
  decidedBy: z
    .string()
    .optional()
    .meta({ description: 'entity ref of who approved, rejected or revoked' }),
  decidedAt: z.iso.datetime().optional(),
  decisionReason: z.string().optional(),
  version: z.number().int().positive().meta({
    description: 'grows with each change. Send it back with a change.',
  }),
});

/**
 * See {@link waiverSchema}.
 *
 * @public
 */
export type Waiver = z.infer<typeof waiverSchema>;

/**
 * Who decides about waivers, and the longest that one may last, in days.
 *
 * @public
 */
export const waiverTermsSchema = z.object({
  maxDays: z.number().int().positive(),
  approvers: z
    .array(z.string())
    .meta({ description: 'entity refs; nobody can approve if there are none' }),
});

/**
 * See {@link waiverTermsSchema}.
 *
 * @public
 */
export type WaiverTerms = z.infer<typeof waiverTermsSchema>;

/**
 * Asks for a check to be excused. `until` is after today. `version` is the one that the caller saw, 0 for none: if
 * somebody was faster, the answer is 409 and nothing is written.
 *
 * @public
 */
export const waiverRequestSchema = z.strictObject({
  reason: writtenText.min(1),
  until: z.iso.date(),
  version: z.int32().nonnegative(),
});

/**
 * See {@link waiverRequestSchema}.
 *
 * @public
 */
export type WaiverRequest = z.infer<typeof waiverRequestSchema>;

/**
 * What can be done about a waiver: a request is approved or rejected, an approved one is revoked, and who asked may
 * withdraw the request.
 *
 * @public
 */
export const WAIVER_DECISIONS = [
  'approve',
  'reject',
  'revoke',
  'withdraw',
] as const;

/**
 * One of {@link WAIVER_DECISIONS}.
 *
 * @public
 */
export type WaiverDecision = (typeof WAIVER_DECISIONS)[number];

/**
 * Decides about a waiver. Rejecting and revoking need a reason. `version` is the one that the caller saw.
 *
 * @public
 */
export const waiverDecisionSchema = z.strictObject({
  reason: writtenText.optional(),
  version: z.int32().positive(),
});

/**
 * See {@link waiverDecisionSchema}.
 *
 * @public
 */
export type WaiverDecisionBody = z.infer<typeof waiverDecisionSchema>;

/**
 * Query of `GET /waivers`. Without `state`, those that wait for a decision.
 *
 * @public
 */
export const waiversQuerySchema = z.object({
  state: z
    .preprocess(
      value => (value === undefined || Array.isArray(value) ? value : [value]),
      z
        .array(z.enum(WAIVER_STATES))
        .min(1)
        .max(WAIVER_STATES.length)
        .optional(),
    )
    .default(['requested']),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

/**
 * See {@link waiversQuerySchema}.
 *
 * @public
 */
export type WaiversQuery = z.input<typeof waiversQuerySchema>;

/**
 * A waiver in a list, with the component and the check that it is about.
 *
 * @public
 */
export const listedWaiverSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().optional(),
  tier: z.enum(RELIABILITY_TIERS),
  check: z.object({ id: z.string(), title: z.string() }),
  checkState: z.enum(CHECK_STATES).optional(),
  waiver: waiverSchema,
  may: z.object({ decide: z.boolean(), withdraw: z.boolean() }).meta({
    description: 'what the caller may do about it',
  }),
});

/**
 * See {@link listedWaiverSchema}.
 *
 * @public
 */
export type ListedWaiver = z.infer<typeof listedWaiverSchema>;

/**
 * Answer of `GET /waivers`: of the components that the caller may read, those that end first come first.
 *
 * @public
 */
export const waiversPageSchema = z.object({
  items: z.array(listedWaiverSchema),
  nextCursor: z.string().optional(),
});

/**
 * See {@link waiversPageSchema}.
 *
 * @public
 */
export type WaiversPage = z.infer<typeof waiversPageSchema>;
