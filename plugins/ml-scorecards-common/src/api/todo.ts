import { z } from 'zod';
import { CHECK_STATES } from '../checkStates';
import { EFFORTS } from '../efforts';
import { CHECK_LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';

/**
 * What can wait for somebody, in the order in which it matters:
 * `waiver-to-decide` somebody asks for a waiver that the caller may decide about ·
 * `attestation-lapsed` somebody vouched for a check, and that does not hold any more ·
 * `tick-expired` an item was ticked, and has to be looked at again ·
 * `required-check` a check that the tier requires does not pass and is not waived ·
 * `attestation-ending`, `waiver-ending` and `tick-ending` are over within two weeks ·
 * `item-waiting` an item of a checklist that a check of the component asks for is open, or disputed ·
 * `waiver-asked` the same as `required-check` or `attestation-lapsed`, but somebody has asked for a waiver and waits.
 * A check is asked about once, under the first kind that fits.
 *
 * @public
 */
export const TODO_KINDS = [
  'waiver-to-decide',
  'attestation-lapsed',
  'tick-expired',
  'required-check',
  'attestation-ending',
  'waiver-ending',
  'tick-ending',
  'item-waiting',
  'waiver-asked',
] as const;

/**
 * One of {@link TODO_KINDS}.
 *
 * @public
 */
export type TodoKind = (typeof TODO_KINDS)[number];

/**
 * What it takes to make a check pass, and what that alone changes, whatever else is mended.
 *
 * @public
 */
export const todoProspectsSchema = z.object({
  effort: z.enum(EFFORTS).meta({
    description:
      'what it usually takes: small about an hour, medium a day or two, large a week or more',
  }),
  closesGap: z.literal(true).optional().meta({
    description: 'set where no other required check is missing',
  }),
  level: z.enum(CHECK_LEVELS).optional().meta({
    description: 'the level that the component then reaches',
  }),
  dimension: z
    .object({ id: z.string(), title: z.string() })
    .optional()
    .meta({ description: 'the dimension whose level then rises' }),
});

/**
 * See {@link todoProspectsSchema}.
 *
 * @public
 */
export type TodoProspects = z.infer<typeof todoProspectsSchema>;

/**
 * One thing to do about a component.
 *
 * @public
 */
export const todoItemSchema = z.object({
  kind: z.enum(TODO_KINDS),
  entityRef: z.string(),
  title: z.string().meta({ description: 'what the component is called' }),
  owner: z.string().optional(),
  tier: z.enum(RELIABILITY_TIERS),
  gap: z.number().int().nonnegative().optional().meta({
    description: 'required checks of the component that do not pass',
  }),
  subject: z.object({
    id: z.string().meta({
      description: 'a check, or an item as `<checklist>/<item>`',
    }),
    title: z.string(),
  }),
  state: z
    .enum(CHECK_STATES)
    .optional()
    .meta({ description: 'how the check stands' }),
  prospects: todoProspectsSchema.optional().meta({
    description: 'of required checks that do not pass',
  }),
  due: z.iso
    .date()
    .optional()
    .meta({ description: 'last day (UTC) on which something holds' }),
  askedBy: z.string().optional().meta({
    description:
      'entity ref of who asked for the waiver that is to be decided, or waited for',
  }),
  may: z.boolean().meta({
    description: 'whether the permission policy lets the caller do it',
  }),
});

/**
 * See {@link todoItemSchema}.
 *
 * @public
 */
export type TodoItem = z.infer<typeof todoItemSchema>;

/**
 * Query of `GET /todo`.
 *
 * @public
 */
export const todoQuerySchema = z.object({
  kind: z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(z.enum(TODO_KINDS)).max(TODO_KINDS.length).optional(),
  ),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});

/**
 * See {@link todoQuerySchema}.
 *
 * @public
 */
export type TodoQuery = z.input<typeof todoQuerySchema>;

/**
 * Answer of `GET /todo`: what waits for the caller and the groups that they belong to, what matters most first: by kind,
 * then by reliability tier, then by the day on which it is due, then the components with the largest gap first. What has
 * no day stands together component by component.
 *
 * @public
 */
export const todoSchema = z.object({
  items: z.array(todoItemSchema),
  nextCursor: z.string().optional(),
  counts: z
    .partialRecord(z.enum(TODO_KINDS), z.number().int().positive())
    .meta({
      description:
        'how many there are of each kind, on all pages and whatever `kind` asks for',
    }),
});

/**
 * See {@link todoSchema}.
 *
 * @public
 */
export type Todo = z.infer<typeof todoSchema>;
