import { Waiver } from 'backstage-plugin-ml-scorecards-common';

/** The version of a waiver, and who made it so. */
export function lastHand(
  waiver: Waiver | undefined,
): { version: number; by: string } | undefined {
  return (
    waiver && {
      version: waiver.version,
      by: waiver.decidedBy ?? waiver.requestedBy,
    }
  );
}
