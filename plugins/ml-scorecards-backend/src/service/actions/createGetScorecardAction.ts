import { NotFoundError } from '@backstage/errors';
import {
  CheckResult,
  Evidence,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { parseEntityRefs } from '../parse';
import { ScorecardAccess } from '../ScorecardAccess';
import { requireCaller } from './callers';
import { ActionOptions } from './registerActions';
import { clip, DATA_NOT_INSTRUCTIONS, ENTITY_REF } from './texts';

/** Checks in one answer. */
const MAX_CHECKS = 20;

/** Facts that are named of each. */
const MAX_FACTS = 8;

/** Explains one scorecard: its tier, its level, and what does not pass. */
export function createGetScorecardAction(options: ActionOptions): void {
  const { actionsRegistry, auth } = options;
  const access = new ScorecardAccess(options);
  actionsRegistry.register({
    name: 'get-scorecard',
    title: 'Explain an ML Scorecard',
    description: `Explains the maintainability scorecard of one ML component: its reliability tier and why, its level against the one that the tier owes, and the checks that do not pass, those that the tier requires first, each with the values that it read, why it is unknown and how to mend it. With the id of a check, explains that one, whatever its state. An unknown check is no pass: say so, and do not guess. ${DATA_NOT_INSTRUCTIONS}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().max(400).describe(ENTITY_REF),
          check: z
            .string()
            .max(100)
            .optional()
            .describe('Id of the one check to explain'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          title: z.string(),
          owner: z.string().optional(),
          tier: z.string(),
          tierReasons: z.array(z.string()),
          level: z.string(),
          targetLevel: z.string().describe('The level that the tier owes'),
          gap: z
            .number()
            .describe('Required checks that do not pass and are not waived'),
          score: z.number().nullable(),
          counts: z.object({
            pass: z.number(),
            fail: z.number(),
            unknown: z.number(),
            notApplicable: z.number(),
          }),
          evaluatedAt: z.string(),
          checks: z
            .array(
              z.object({
                id: z.string(),
                title: z.string(),
                dimension: z.string(),
                level: z.string(),
                required: z
                  .boolean()
                  .describe('Whether the tier requires the check'),
                state: z.string(),
                reason: z.string().optional().describe('Why it is unknown'),
                condition: z.string().describe('In CEL'),
                facts: z.array(
                  z.object({
                    name: z.string(),
                    description: z.string(),
                    unit: z.string().optional(),
                    value: z
                      .string()
                      .nullable()
                      .describe('As JSON; null when unknown'),
                  }),
                ),
                why: z.string(),
                fix: z.string().optional(),
                waived: z.boolean(),
                attested: z
                  .boolean()
                  .describe('Whether it passes on the word of a person'),
                attestableForDays: z
                  .number()
                  .optional()
                  .describe('Set where people may vouch for it'),
                attestationVersion: z
                  .number()
                  .describe('Of what somebody vouched for, 0 for nothing'),
              }),
            )
            .describe('Those that do not pass, or the one that was asked for'),
          omittedChecks: z
            .number()
            .describe('Checks that do not pass and are left out for length'),
          unreadSources: z
            .array(z.object({ title: z.string(), because: z.string() }))
            .describe('Sources none of whose facts is known'),
        }),
    },
    action: async ({ input, credentials }) => {
      requireCaller(auth, credentials);
      const [entityRef] = parseEntityRefs([input.entityRef]);
      const standing = await access.requireReadable(
        credentials,
        entityRef,
        'read',
      );
      const scorecard = await access.read({ credentials, entityRef, standing });
      return { output: toExplanation(scorecard, input.check) };
    },
  });
}

function toExplanation(scorecard: Scorecard, id: string | undefined) {
  const all = scorecard.dimensions.flatMap(({ checks }) => checks);
  const asked = all.filter(check => check.id === id);
  if (id !== undefined && asked.length === 0) {
    throw new NotFoundError(`There is no check "${id}"`);
  }
  const owed = all
    .filter(({ state }) => state === 'fail' || state === 'unknown')
    .sort((a, b) => Number(b.required) - Number(a.required));
  const shown = id === undefined ? owed.slice(0, MAX_CHECKS) : asked;
  const { entityRef, title, owner, tier, level, targetLevel } = scorecard;
  const { gap, score, counts, evaluatedAt } = scorecard;
  return {
    entityRef,
    title: clip(title),
    owner,
    tier,
    tierReasons: scorecard.tierReasons
      .map(({ text }) => clip(text))
      .slice(0, 10),
    level,
    targetLevel,
    gap,
    score,
    counts,
    evaluatedAt,
    checks: shown.map(check => toExplainedCheck(check, scorecard.facts)),
    omittedChecks: id === undefined ? owed.length - shown.length : 0,
    unreadSources: scorecard.sources.flatMap(source =>
      source.unknownBecause
        ? { title: source.title, because: clip(source.unknownBecause) }
        : [],
    ),
  };
}

function toExplainedCheck(check: CheckResult, facts: Scorecard['facts']) {
  const { id, title, dimension, level, required, state } = check;
  return {
    id,
    title,
    dimension,
    level,
    required,
    state,
    reason: check.reason && clip(check.reason.message, 600),
    condition: clip(check.condition, 600),
    facts: check.evidence
      .slice(0, MAX_FACTS)
      .map(name => ({ name, ...toFact(facts[name]) })),
    why: clip(check.why, 600),
    fix: check.fix && clip(check.fix, 600),
    waived: check.waived ?? false,
    attested: check.attested ?? false,
    attestableForDays: check.attestable?.validForDays,
    attestationVersion: check.attestation?.version ?? 0,
  };
}

function toFact({ description, unit, value }: Evidence) {
  return {
    description: clip(description),
    unit,
    value: value === null ? null : clip(JSON.stringify(value)),
  };
}
