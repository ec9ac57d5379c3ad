import { z } from 'zod';
import { groundsSchema } from './advice';
import { evidenceUrlSchema } from './evidenceUrl';
import { writtenText } from './texts';

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
  answeredBy: z.array(z.string()).optional().meta({
    description: 'conditions in CEL; if one holds, nobody has to tick the item',
  }),
  answer: groundsSchema.optional().meta({
    description:
      'the facts that answer the item; without them it waits for a person',
  }),
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
    checklistItemSchema.pick({
      id: true,
      title: true,
      help: true,
      answeredBy: true,
    }),
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
  note: writtenText.optional(),
  evidenceUrl: evidenceUrlSchema.optional(),
  version: z.int32().nonnegative(),
});

/**
 * See {@link checklistItemUpdateSchema}.
 *
 * @public
 */
export type ChecklistItemUpdate = z.infer<typeof checklistItemUpdateSchema>;
