import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  CHECK_LEVELS,
  LEVELS,
  RELIABILITY_TIERS,
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

export const dimensionSchema = z.strictObject({ id, title: text });

export const checkDefinitionSchema = z.strictObject({
  id,
  title: text,
  dimension: id,
  level: z.enum(CHECK_LEVELS),
  requiredFor: z.array(z.enum(RELIABILITY_TIERS)).default([]),
  appliesTo: createZodV4FilterPredicateSchema().optional(),
  appliesWhen: text.optional(),
  passes: z.union([
    text,
    z
      .record(z.string(), text)
      .refine(value => Object.keys(value).length > 0, 'names no source'),
  ]),
  fix: z.union([text, z.record(z.string(), text)]),
  params: z.record(z.string(), paramSchema).default({}),
  weight: z.number().positive().max(100).default(1),
  why: text,
  source: z.array(text).min(1),
});

export const checklistDefinitionFileSchema = z.strictObject({
  id,
  title: text,
  description: text,
  source: text,
  items: z
    .array(z.strictObject({ id, title: text, help: text }))
    .min(1)
    .max(50),
});

/** What a reliability tier owes. The tiers themselves are those of the guide. */
export const tierDefinitionSchema = z.strictObject({
  id: z.enum(RELIABILITY_TIERS),
  targetLevel: z.enum(LEVELS),
});

export type DimensionDefinition = z.infer<typeof dimensionSchema>;
export type CheckDefinition = z.infer<typeof checkDefinitionSchema>;
