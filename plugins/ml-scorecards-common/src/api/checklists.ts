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

/** @public */
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

/** @public */
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** @public */
export const checklistSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  source: z.string(),
  items: z.array(checklistItemSchema),
});

/** @public */
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

/** @public */
export type ChecklistDefinition = z.infer<typeof checklistDefinitionSchema>;

/** @public */
export const checklistsResponseSchema = z.object({
  items: z.array(checklistDefinitionSchema),
});

/** @public */
export type ChecklistsResponse = z.infer<typeof checklistsResponseSchema>;

/**
 * A change of one checklist item. `version` is the one that the caller saw: if somebody was faster, the answer is 409
 * and nothing is written.
 *
 * @public
 */
export const checklistItemUpdateSchema = z.strictObject({
  ticked: z.boolean(),
  note: z.string().trim().max(2000).optional(),
  evidenceUrl: evidenceUrlSchema.optional(),
  version: z.number().int().nonnegative(),
});

/** @public */
export type ChecklistItemUpdate = z.infer<typeof checklistItemUpdateSchema>;
