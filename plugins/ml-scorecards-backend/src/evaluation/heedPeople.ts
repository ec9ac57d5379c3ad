import { DefinedCheck } from '../definitions';
import { Decision } from './decideCheck';
import { Attested, PeopleSaid } from './PeopleSaid';
import { hasOtherVersion } from './servingVersion';
import { SourceReading } from './SourceReading';

/** Why the word of a person does not hold any more. */
export type Lapse = 'expired' | 'other-version';

const ATTESTED: Decision = { state: 'pass', attested: true };
const LAPSED: Decision = { state: 'unknown', reason: 'attestation-expired' };

/**
 * What becomes of a decision that facts gave when people have said something of the check. Their word counts where facts
 * cannot tell, and never against a fact; a waiver makes nothing pass. Pure.
 */
export function heedPeople(
  { definition }: DefinedCheck,
  decision: Decision,
  input: {
    readonly said: PeopleSaid;
    readonly readings: ReadonlyMap<string, SourceReading>;
    readonly now: Date;
  },
): Decision {
  const { said, now } = input;
  if (decision.state !== 'unknown' && decision.state !== 'fail') {
    return decision;
  }
  let heeded = decision;
  const attestation = said.attestations.get(definition.id);
  if (
    attestation &&
    definition.attestable &&
    decision.state === 'unknown' &&
    decision.reason !== 'definition-error'
  ) {
    heeded = lapseOf(attestation, input) ? LAPSED : ATTESTED;
  }
  const waiver = said.waivers.get(definition.id);
  return waiver && waiver.until > now && heeded.state !== 'pass'
    ? { ...heeded, waived: true }
    : heeded;
}

/** Why the word of a person does not hold any more; undefined while it does. Pure. */
export function lapseOf(
  { until, modelVersion }: Attested,
  {
    readings,
    now,
  }: {
    readonly readings: ReadonlyMap<string, SourceReading>;
    readonly now: Date;
  },
): Lapse | undefined {
  if (until <= now) {
    return 'expired';
  }
  return modelVersion && hasOtherVersion(modelVersion, readings)
    ? 'other-version'
    : undefined;
}
