import {
  CheckResult,
  WaiverDecision,
} from 'backstage-plugin-ml-scorecards-common';

/** What people can put on record about a check. */
export type CheckStatement =
  | 'attest'
  | 'take-back'
  | 'request'
  | WaiverDecision;

/** Begins to put something on record about a check. */
export type OnState = (statement: CheckStatement, check: CheckResult) => void;
