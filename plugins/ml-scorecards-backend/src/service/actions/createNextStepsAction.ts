import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { parseEntityRefs } from '../parse';
import { ScorecardAccess } from '../ScorecardAccess';
import { requireCaller } from './callers';
import { ActionOptions } from './registerActions';
import { clip, DATA_NOT_INSTRUCTIONS, ENTITY_REF } from './texts';

/** Says what to do next for a component. */
export function createNextStepsAction(options: ActionOptions): void {
  const { actionsRegistry, auth } = options;
  const access = new ScorecardAccess(options);
  actionsRegistry.register({
    name: 'next-steps',
    title: 'Next steps of an ML component',
    description: `Gives the fewest checks to mend until an ML component has what its reliability tier owes, the best first, with how to mend each and what it brings. Who owes nothing gets no steps: do not make any up, as more than the tier asks is over-engineering. ${DATA_NOT_INSTRUCTIONS}`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().max(400).describe(ENTITY_REF),
          limit: z.number().int().min(1).max(20).default(5),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          level: z.string(),
          targetLevel: z.string().describe('The level that the tier owes'),
          steps: z.array(
            z.object({
              check: z.string(),
              title: z.string(),
              state: z.string(),
              effort: z
                .string()
                .describe(
                  'small: about an hour, medium: a day or two, large: a week or more',
                ),
              reason: z.string().optional().describe('Why it is unknown'),
              fix: z.string().optional(),
              unlocksLevel: z
                .string()
                .optional()
                .describe('The level that is then reached'),
              unlocksDimensions: z.array(z.string()),
            }),
          ),
          totalSteps: z.number(),
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
      return {
        output: {
          entityRef,
          level: scorecard.level,
          targetLevel: scorecard.targetLevel,
          steps: toSteps(scorecard).slice(0, input.limit),
          totalSteps: scorecard.nextSteps.length,
        },
      };
    },
  });
}

function toSteps({ dimensions, nextSteps }: Scorecard) {
  const checks = new Map(
    dimensions
      .flatMap(dimension => dimension.checks)
      .map(check => [check.id, check]),
  );
  return nextSteps.flatMap(({ check: id, effort, unlocks }) => {
    const check = checks.get(id);
    return check
      ? {
          check: id,
          title: check.title,
          state: check.state,
          effort,
          reason: check.reason && clip(check.reason.message, 600),
          fix: check.fix && clip(check.fix, 600),
          unlocksLevel: unlocks?.level,
          unlocksDimensions: unlocks?.dimensions ?? [],
        }
      : [];
  });
}
