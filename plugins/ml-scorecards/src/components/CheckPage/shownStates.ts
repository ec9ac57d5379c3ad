import { CheckState, StateCounts } from 'backstage-plugin-ml-scorecards-common';

/** The states of a check, each with the name of its count. */
export const SHOWN_STATES: ReadonlyArray<{
  state: CheckState;
  count: keyof StateCounts;
}> = [
  { state: 'pass', count: 'pass' },
  { state: 'fail', count: 'fail' },
  { state: 'unknown', count: 'unknown' },
  { state: 'not-applicable', count: 'notApplicable' },
];
