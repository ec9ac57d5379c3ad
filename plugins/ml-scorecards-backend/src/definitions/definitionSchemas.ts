import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  CHECK_LEVELS,
  DATA_STORES,
  EFFORTS,
  LEVELS,
  RELIABILITY_TIERS,
  tierTargetsSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';

const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');
const text = z.string().trim().min(1).max(2000);

/** Values that a condition reads as `params.<name>`. */
const paramSchema = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.record(z.string(), z.union([z.boolean(), z.number(), z.string()])),
]);

/** A question to facts: one condition in CEL, or one for each source that may know the answer. */
const questionSchema = z.union([
  text,
  z
    .record(z.string(), text)
    .refine(value => Object.keys(value).length > 0, 'names no source'),
]);

const paramsSchema = z.record(z.string(), paramSchema).default({});
const appliesToSchema = createZodV4FilterPredicateSchema().optional();
const referencesSchema = z.array(text).min(1);

export const dimensionSchema = z.strictObject({ id, title: text });

export const checkDefinitionSchema = z.strictObject({
  id,
  title: text,
  dimension: id,
  level: z.enum(CHECK_LEVELS),
  requiredFor: z.array(z.enum(RELIABILITY_TIERS)).default([]),
  /** What mending it usually takes. */
  effort: z.enum(EFFORTS).default('medium'),
  appliesTo: appliesToSchema,
  appliesWhen: text.optional(),
  passes: questionSchema,
  /** Whether one source that passes is enough, or all that serve the component must. */
  passesBy: z.enum(['any', 'all']).default('any'),
  fix: z.union([text, z.record(z.string(), text)]),
  params: paramsSchema,
  /** A person may vouch for it, for so long, and if it says so for one version of the model only. */
  attestable: z
    .strictObject({
      validForDays: z.number().int().positive().max(3650),
      perVersion: z.boolean().default(false),
    })
    .optional(),
  weight: z.number().positive().max(100).default(1),
  why: text,
  source: referencesSchema,
});

export const checklistDefinitionFileSchema = z.strictObject({
  id,
  title: text,
  description: text,
  source: text,
  items: z
    .array(
      z.strictObject({
        id,
        title: text,
        help: text,
        /** After so many days it has to be looked at again. */
        validForDays: z.number().int().positive().max(3650).optional(),
        /** Where facts can answer it, so that nobody has to. */
        answeredBy: questionSchema.optional(),
      }),
    )
    .min(1)
    .max(50),
});

/** What a reliability tier owes. The tiers themselves are those of the guide. */
export const tierDefinitionSchema = z.strictObject({
  id: z.enum(RELIABILITY_TIERS),
  targetLevel: z.enum(LEVELS),
  targets: z.strictObject(tierTargetsSchema.shape).default({}),
});

/** The names that conditions may read as `targets.<name>[component.tier]`. */
export const TARGET_NAMES: readonly string[] = Object.keys(
  tierTargetsSchema.shape,
);

export const triggerDefinitionSchema = z.strictObject({
  id,
  title: text,
  appliesTo: appliesToSchema,
  /** What is measured: an expression that gives a number, for each source that may measure it. */
  value: questionSchema,
  /** What it is measured against, in the same unit. */
  limit: text,
  unit: text.optional(),
  /** When it fires, if not as soon as the value is over the limit. */
  fires: questionSchema.optional(),
  params: z
    .object({
      /** Share of the limit that the value has to stay at or below before the trigger clears. */
      clearBelow: z.number().positive().max(1),
      /** For how many days. */
      clearAfterDays: z.number().nonnegative().max(366),
    })
    .catchall(paramSchema),
  why: text,
  advice: text,
  source: referencesSchema,
});

export const FINDING_KINDS = ['over-engineering', 'under-investment'] as const;

export const findingDefinitionSchema = z.strictObject({
  id,
  title: text,
  kind: z.enum(FINDING_KINDS),
  appliesTo: appliesToSchema,
  /** What must all hold. */
  evidence: z
    .array(z.strictObject({ says: text, holds: questionSchema }))
    .min(2)
    .max(10),
  params: paramsSchema,
  why: text,
  advice: text,
  source: referencesSchema,
});

/** A rule of the storage advice. The first one that speaks is heard. */
export const storageRuleSchema = z.strictObject({
  id,
  title: text,
  recommends: z.enum(DATA_STORES),
  appliesTo: appliesToSchema,
  when: text,
  params: paramsSchema,
  why: text,
  source: referencesSchema,
});

export type DimensionDefinition = z.infer<typeof dimensionSchema>;
export type CheckDefinition = z.infer<typeof checkDefinitionSchema>;
export type ChecklistFile = z.infer<typeof checklistDefinitionFileSchema>;
export type TierDefinition = z.infer<typeof tierDefinitionSchema>;
export type TriggerDefinition = z.infer<typeof triggerDefinitionSchema>;
export type FindingDefinition = z.infer<typeof findingDefinitionSchema>;
export type StorageRule = z.infer<typeof storageRuleSchema>;
export type QuestionText = z.infer<typeof questionSchema>;

export { id as idSchema, text as textSchema };
