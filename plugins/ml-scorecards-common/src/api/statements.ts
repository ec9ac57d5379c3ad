import { z } from 'zod';

/**
 * What people state about a component.
 *
 * @public
 */
export const STATEMENT_KINDS = [
  'checklist-item',
  'decision',
  'attestation',
  'waiver',
] as const;

/**
 * One of {@link STATEMENT_KINDS}.
 *
 * @public
 */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/**
 * What a person did.
 *
 * @public
 */
export const STATEMENT_ACTIONS = [
  'tick',
  'untick',
  'dispute',
  'decide',
  'attest',
  'take-back',
  'request',
  'approve',
  'reject',
  'revoke',
  'withdraw',
] as const;

/**
 * One of {@link STATEMENT_ACTIONS}.
 *
 * @public
 */
export type StatementAction = (typeof STATEMENT_ACTIONS)[number];

const written = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .nullable();

/**
 * One thing that somebody stated or took back: who, when, and how it stood before and after. It is written together with
 * the change, and never changed.
 *
 * @public
 */
export const statementSchema = z.object({
  at: z.iso.datetime(),
  by: z.string().meta({ description: 'entity ref' }),
  kind: z.enum(STATEMENT_KINDS),
  action: z.enum(STATEMENT_ACTIONS),
  subject: z.object({
    id: z.string().meta({
      description:
        'a check, a trigger or finding, or an item as `<checklist>/<item>`',
    }),
    title: z.string().meta({
      description: 'the id, for what is not defined any more',
    }),
  }),
  before: written,
  after: written,
});

/**
 * See {@link statementSchema}.
 *
 * @public
 */
export type Statement = z.infer<typeof statementSchema>;

/**
 * Query of `GET /scorecards/:kind/:namespace/:name/statements`.
 *
 * @public
 */
export const statementsQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(100).optional(),
});

/**
 * See {@link statementsQuerySchema}.
 *
 * @public
 */
export type StatementsQuery = z.input<typeof statementsQuerySchema>;

/**
 * Answer of `GET /scorecards/:kind/:namespace/:name/statements`: newest first.
 *
 * @public
 */
export const statementsPageSchema = z.object({
  items: z.array(statementSchema),
  nextCursor: z.string().optional(),
});

/**
 * See {@link statementsPageSchema}.
 *
 * @public
 */
export type StatementsPage = z.infer<typeof statementsPageSchema>;

/**
 * Query of what takes a statement back: the version that the caller saw.
 *
 * @public
 */
export const takeBackQuerySchema = z.strictObject({
  version: z.coerce.number().pipe(z.int32().positive()),
});

/**
 * See {@link takeBackQuerySchema}.
 *
 * @public
 */
export type TakeBackQuery = z.infer<typeof takeBackQuerySchema>;
