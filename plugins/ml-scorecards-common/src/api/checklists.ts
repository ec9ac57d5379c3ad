import { z } from 'zod';

/**
 * A web or mail address that people may open: no other scheme is let in, so no `javascript:` link is ever stored.
 *
 * @public
 */
export const evidenceUrlSchema = z
  .string()
  .trim()
  .max(2000)
  .refine(
    value => {
      try {
        return ['http:', 'https:', 'mailto:'].includes(new URL(value).protocol);
      } catch {
        return false;
      }
    },
    { error: 'must be a link that starts with http, https or mailto' },
  );

/**
 * One thing to settle, with who ticked it, when and on what grounds.
 *
 * @public
 */
export const checklistItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
  ticked: z.boolean(),
  note: z.string().optional(),
  evidenceUrl: z.string().optional(),
  by: z.string().optional().meta({ description: 'entity ref of who did it' }),
  at: z.iso.datetime().optional(),
  version: z.number().int().nonnegative().meta({
    description:
      'grows with each change; 0 when nobody has touched the item. Send it back with a change.',
  }),
});

/**
 * See {@link checklistItemSchema}.
 *
 * @public
 */
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/**
 * A checklist of a component, with what its owners have ticked.
 *
 * @public
 */
export const checklistSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  source: z.string(),
  items: z.array(checklistItemSchema),
});

/**
 * See {@link checklistSchema}.
 *
 * @public
 */
export type Checklist = z.infer<typeof checklistSchema>;

/**
 * A checklist as it is defined, before anybody ticked anything.
 *
 * @public
 */
export const checklistDefinitionSchema = checklistSchema.extend({
  items: z.array(
    checklistItemSchema.pick({ id: true, title: true, help: true }),
  ),
});

/**
 * See {@link checklistDefinitionSchema}.
 *
 * @public
 */
export type ChecklistDefinition = z.infer<typeof checklistDefinitionSchema>;

/**
 * Answer of `GET /checklists`: all checklists as they are defined.
 *
 * @public
 */
export const checklistsResponseSchema = z.object({
  items: z.array(checklistDefinitionSchema),
});

/**
 * See {@link checklistsResponseSchema}.
 *
 * @public
 */
export type ChecklistsResponse = z.infer<typeof checklistsResponseSchema>;

/**
 * A change of one checklist item. `version` is the one that the caller saw: if somebody was faster, the answer is 409
 * and nothing is written.
 *
 * @public
 */
export const checklistItemUpdateSchema = z.strictObject({
  ticked: z.boolean(),
  note: z
    .string()
    .trim()
    .max(2000)
    .refine(note => !note.includes('\0'), {
      error: 'must not hold a NUL character',
    })
    .optional(),
  evidenceUrl: evidenceUrlSchema.optional(),
  version: z.int32().nonnegative(),
});

/**
 * See {@link checklistItemUpdateSchema}.
 *
 * @public
 */
export type ChecklistItemUpdate = z.infer<typeof checklistItemUpdateSchema>;
