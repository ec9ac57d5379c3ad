import { Entity } from '@backstage/catalog-model';
import { DefinedCheck } from '../definitions';
import { CheckVerdict } from './judgeCheck';
import { Attested, PeopleSaid } from './PeopleSaid';
import { servesAnother, toldVersions } from './servingVersion';
import { SourceReading } from './SourceReading';

/** Why the word of a person does not hold any more. */
export type Lapse = 'expired' | 'other-version';

const ATTESTED: CheckVerdict = { state: 'pass', attested: true };
const LAPSED: CheckVerdict = {
  state: 'unknown',
  reason: 'attestation-expired',
};

/**
 * What becomes of a verdict that facts gave when people have said something of the check. Their word counts where facts
 * cannot tell, and never against a fact; a waiver makes nothing pass. Pure.
 */
export function heedPeople(
  { definition }: DefinedCheck,
  verdict: CheckVerdict,
  input: {
    readonly entity: Entity;
    readonly said: PeopleSaid;
    readonly readings: ReadonlyMap<string, SourceReading>;
    readonly now: Date;
  },
): CheckVerdict {
  const { said, now } = input;
  if (verdict.state !== 'unknown' && verdict.state !== 'fail') {
    return verdict;
  }
  let heeded = verdict;
  const attestation = said.attestations.get(definition.id);
  if (
    attestation &&
    definition.attestable &&
    verdict.state === 'unknown' &&
    verdict.reason !== 'definition-error' &&
    !verdict.refuted
  ) {
    const { perVersion } = definition.attestable;
    heeded = lapseOf(attestation, { ...input, perVersion }) ? LAPSED : ATTESTED;
  }
  const waiver = said.waivers.get(definition.id);
  return waiver && waiver.until > now && heeded.state !== 'pass'
    ? { ...heeded, waived: true }
    : heeded;
}

/** Why the word of a person does not hold any more; undefined while it does. Pure. */
export function lapseOf(
  { until, told }: Attested,
  options: {
    readonly entity: Entity;
    readonly readings: ReadonlyMap<string, SourceReading>;
    /** Whether it is about one version of the model only. */
    readonly perVersion: boolean;
    readonly now: Date;
  },
): Lapse | undefined {
  const { entity, readings, perVersion, now } = options;
  if (until <= now) {
    return 'expired';
  }
  if (!perVersion) {
    return undefined;
  }
  return servesAnother(told, toldVersions(readings, entity))
    ? 'other-version'
    : undefined;
}
