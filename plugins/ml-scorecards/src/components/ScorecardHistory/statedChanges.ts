import { Statement } from 'backstage-plugin-ml-scorecards-common';

/** What people write, in the order in which it is worth reading. Anything else that is stored about a statement is said otherwise. */
export const STATED_FIELDS = [
  'reason',
  'note',
  'evidenceUrl',
  'until',
  'modelVersion',
  'decisionReason',
  'currentMetrics',
  'growthRate',
  'downtimeCost',
  'dataVelocity',
] as const;

export type StatedField = (typeof STATED_FIELDS)[number];

/** One thing that is other than it was. */
export interface StatedChange {
  field: StatedField;
  before?: string;
  after?: string;
}

/** What a statement changed of what people wrote. */
export function statedChanges({
  before,
  after,
}: Pick<Statement, 'before' | 'after'>): StatedChange[] {
  return STATED_FIELDS.flatMap(field => {
    const change = {
      field,
      before: textOf(before, field),
      after: textOf(after, field),
    };
    return change.before === change.after ? [] : [change];
  });
}

type Written = Statement['before'];

function textOf(written: Written, field: StatedField): string | undefined {
  const value =
    written && Object.hasOwn(written, field) ? written[field] : undefined;
  return value === undefined || value === null || value === ''
    ? undefined
    : String(value);
}

/** The sentence that says what somebody did. */
export function sentenceOf({ kind, action, before }: Statement) {
  switch (action) {
    case 'untick':
      return before?.disputed ? 'untickDispute' : 'untick';
    case 'decide':
      return before ? 'decideAgain' : 'decide';
    case 'attest':
      return before ? 'attestAgain' : 'attest';
    case 'take-back':
      return takenBack(kind);
    default:
      return action;
  }
}

function takenBack(kind: Statement['kind']) {
  if (kind === 'decision') {
    return 'takeBackDecision';
  }
  return kind === 'attestation' ? 'takeBackAttestation' : 'takeBack';
}
