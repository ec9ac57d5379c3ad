import { CheckState } from 'backstage-plugin-ml-scorecards-common';

/** As much of a check result as rubrics are made of. */
export interface RubricState {
  readonly state: CheckState;
  /** Whether a pass rests on the word of a person. */
  readonly attested?: boolean;
}

/** Results by the id of their check. A check without a result is as good as unknown. */
export type RubricStates = ReadonlyMap<string, RubricState>;

export function applies(states: RubricStates, check: string): boolean {
  return states.get(check)?.state !== 'not-applicable';
}

export function passes(states: RubricStates, check: string): boolean {
  return states.get(check)?.state === 'pass';
}
