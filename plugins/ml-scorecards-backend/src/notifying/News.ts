import {
  Level,
  ReliabilityTier,
  StatementAction,
} from 'backstage-plugin-ml-scorecards-common';
import { TransitionCause } from '../database/tables';

/** Why something changed. */
export interface NewsReason {
  readonly cause: TransitionCause;
  /** The title of the source whose facts were new, if that is known to be the reason. */
  readonly source?: string;
}

/** One thing that is new about a component. */
export type News =
  | (NewsReason & {
      readonly kind: 'tier';
      readonly from: ReliabilityTier;
      readonly to: ReliabilityTier;
    })
  | (NewsReason & {
      readonly kind: 'level';
      readonly from: Level;
      readonly to: Level;
    })
  | (NewsReason & {
      readonly kind: 'failing-check';
      readonly title: string;
    })
  | {
      readonly kind: 'ended' | 'ending';
      readonly what: 'attestation' | 'tick' | 'waiver';
      /** Of the check or item that it is about. */
      readonly title: string;
      /** The last day (UTC) on which it holds; undefined if another version serves than it was about. */
      readonly until?: string;
    }
  | {
      readonly kind: 'waiver-decided';
      readonly title: string;
      readonly action: StatementAction;
      /** Entity ref. */
      readonly by: string;
    };
