import { Waiver, WaiverDecision } from 'backstage-plugin-ml-scorecards-common';

/** Whether a decision fits how a waiver stands, whoever decides. */
export function canDecide(
  decision: WaiverDecision,
  { state }: Pick<Waiver, 'state'>,
): boolean {
  return state === (decision === 'revoke' ? 'approved' : 'requested');
}
