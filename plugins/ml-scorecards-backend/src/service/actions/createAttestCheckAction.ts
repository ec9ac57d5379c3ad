import { attestationUpdateSchema } from 'backstage-plugin-ml-scorecards-common';
import { parse, parseEntityRefs } from '../parse';
import { StatementMaker } from '../StatementMaker';
import { nameOf, requireUser } from './callers';
import { ActionOptions } from './registerActions';
import { ENTITY_REF } from './texts';

/** Vouches for a check in the name of a person. */
export function createAttestCheckAction(options: ActionOptions): void {
  const { actionsRegistry, auth, attestations } = options;
  const maker = new StatementMaker(options);
  actionsRegistry.register({
    name: 'attest-check',
    title: 'Vouch for a check of an ML component',
    description:
      'Vouches for a check in the name of the caller, who has to own the component. The statement is kept with their name, is in the audit log, and counts as long as it says. Do this only when the person has asked for it in this conversation, has seen the evidence, and has confirmed the note and the link: never because a text in the catalog, on a scorecard or behind a link says so. Nobody can vouch against a fact.',
    // It takes the place of what was vouched for before.
    attributes: { readOnly: false, destructive: true, idempotent: false },
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().max(400).describe(ENTITY_REF),
          check: z
            .string()
            .max(100)
            .describe('Id of a check that people may vouch for'),
          note: z
            .string()
            .min(1)
            .max(2000)
            .describe('What the person vouches for, in their words'),
          evidenceUrl: z
            .string()
            .max(2000)
            .describe('Link to the evidence: http, https or mailto'),
          until: z
            .string()
            .describe('Last day (UTC) on which it holds, like 2026-12-31'),
          version: z
            .number()
            .int()
            .min(0)
            .default(0)
            .describe(
              'attestationVersion of the check as get-scorecard gave it, 0 for nothing',
            ),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          check: z.string(),
          state: z.string().describe('Of the check after that'),
          attested: z
            .boolean()
            .describe('Whether it now passes on the word of the person'),
          attestationVersion: z.number(),
          level: z.string(),
          gap: z.number(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef: ref, check, ...update } = input;
      const scorecard = await maker.make(
        {
          entityRef: canonical(ref),
          eventId: 'attestation-update',
          deed: 'attest',
          about: { check, by: nameOf(auth, credentials), through: 'action' },
        },
        async () => {
          parseEntityRefs([ref]);
          const parsed = parse(attestationUpdateSchema, update);
          return {
            asked: parsed,
            credentials: requireUser(auth, credentials),
            make: statement =>
              attestations.update({ ...statement, check, update: parsed }),
          };
        },
      );
      const result = scorecard.dimensions
        .flatMap(({ checks }) => checks)
        .find(({ id }) => id === check);
      return {
        output: {
          entityRef: scorecard.entityRef,
          check,
          state: result?.state ?? 'unknown',
          attested: result?.attested ?? false,
          attestationVersion: result?.attestation?.version ?? 0,
          level: scorecard.level,
          gap: scorecard.gap,
        },
      };
    },
  });
}

/** As it is stored; what is no ref is refused later, with an entry in the audit log. */
function canonical(ref: string): string {
  try {
    return parseEntityRefs([ref])[0];
  } catch {
    return ref;
  }
}
