import { z } from 'zod';
import { groundsSchema } from './advice';
import { evidenceUrlSchema } from './evidenceUrl';
import { writtenText } from './texts';

/**
 * How an item stands: `open` waits for a person · `ticked` by one · `expired` was ticked, too long ago · `answered` by
 * facts · `denied` by facts, which say that it is not so · `disputed` facts answer or deny it, and a person says that they are
 * wrong. `ticked` and `answered` settle it.
 *
 * @public
 */
export const CHECKLIST_ITEM_STATES = [
  'open',
  'ticked',
  'expired',
  'answered',
  'denied',
  'disputed',
] as const;

/**
 * One of {@link CHECKLIST_ITEM_STATES}.
 *
 * @public
 */
export type ChecklistItemState = (typeof CHECKLIST_ITEM_STATES)[number];

/**
 * One thing to settle, with who ticked it, when and on what grounds.
 *
 * @public
 */
export const checklistItemSchema = z.object({
  id: z.string(),
  title: z.string(),
  help: z.string(),
  state: z.enum(CHECKLIST_ITEM_STATES),
  ticked: z.boolean().meta({
    description: 'what a person said last, however long ago',
  }),
  validForDays: z.number().int().positive().optional().meta({
    description: 'how long a tick holds; for ever without',
  }),
  expiresAt: z.iso.datetime().optional().meta({
    description: 'when the tick stops to hold, or stopped',
  }),
  note: z.string().optional(),
  evidenceUrl: z.string().optional(),
  answeredBy: z.array(z.string()).optional().meta({
    description: 'conditions in CEL; if one holds, nobody has to tick the item',
  }),
  answer: groundsSchema.optional().meta({
    description:
      'the facts that answer or deny the item; without them it waits for a person',
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
 * A change of one checklist item. `disputed` says that facts about the item are wrong, and needs a note: with
 * `ticked: false` those that answer it, with `ticked: true` those that deny it. What facts deny cannot be ticked otherwise.
 * `version` is the one that the caller saw: if somebody was faster, the answer is 409
 * and nothing is written.
 *
 * @public
 */
export const checklistItemUpdateSchema = z.strictObject({
  ticked: z.boolean(),
  disputed: z.boolean().optional(),
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
