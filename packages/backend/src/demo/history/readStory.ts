import fs from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A number of days before today. */
const daysAgo = z.number().int().positive();

/** On the days before `until`, and not before `since`. */
const period = { until: daysAgo, since: daysAgo.optional() };

/** What it tells a reader of the story. */
const because = { because: z.string().min(1) };

const factValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
]);

const otherwise = z.union([
  z.strictObject({
    ...period,
    ...because,
    /** An entity ref. */
    of: z.string(),
    /** By name, such as `git.runbook`. Null if nothing was known. */
    facts: z.record(z.string(), factValue.nullable()).default({}),
    /** What to change in the entity of today, as a merge patch (RFC 7396). */
    entity: z.record(z.string(), z.json()).default({}),
    /** Whether there was no such entity at all. */
    absent: z.boolean().default(false),
  }),
  z.strictObject({
    ...period,
    ...because,
    /** A source that could not be read at all. */
    source: z.string(),
    error: z.strictObject({
      code: z.enum(['auth', 'unavailable', 'timeout', 'rate-limited']),
      message: z.string(),
    }),
  }),
  z.strictObject({
    ...period,
    ...because,
    /** In the shape of `mlScorecards` in app-config.yaml. */
    definitions: z.record(z.string(), z.json()),
  }),
]);

const statement = {
  ago: daysAgo,
  of: z.string(),
  by: z.string(),
};
/** A day, counted from that of the statement. */
const holdsForDays = z.number().int().nonnegative();

const said = z.union([
  z.strictObject({
    ...statement,
    tick: z.string(),
    item: z.string(),
    note: z.string().optional(),
    evidenceUrl: z.string().optional(),
  }),
  z.strictObject({
    ...statement,
    attest: z.string(),
    note: z.string(),
    evidenceUrl: z.string(),
    holdsForDays,
  }),
  z.strictObject({
    ...statement,
    askForWaiver: z.string(),
    reason: z.string(),
    holdsForDays,
  }),
  z.strictObject({
    ...statement,
    decideAboutWaiver: z.string(),
    decision: z.enum(['approve', 'reject', 'revoke']),
    reason: z.string().optional(),
  }),
]);

const story = z.strictObject({
  days: daysAgo,
  otherwise: z.array(otherwise),
  said: z.array(said),
});

/** What was otherwise in the past of the demo, and what its people said then. */
export type Story = z.infer<typeof story>;

/** Something that was otherwise. */
export type Otherwise = Story['otherwise'][number];

/** Something that somebody said. */
export type Said = Story['said'][number];

export function readStory(file: string): Story {
  const result = story.safeParse(parse(fs.readFileSync(file, 'utf8')));
  if (!result.success) {
    throw new Error(
      `The past of the demo in ${file} cannot be read:\n${z.prettifyError(
        result.error,
      )}`,
    );
  }
  return result.data;
}
