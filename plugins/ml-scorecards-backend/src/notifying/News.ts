import {
  Level,
  ReliabilityTier,
  StatementAction,
} from 'backstage-plugin-ml-scorecards-common';
import { TransitionCause } from '../database/tables';

/** One thing that is new about a component. */
export type News =
  | {
      readonly kind: 'tier';
      readonly from: ReliabilityTier;
      readonly to: ReliabilityTier;
      readonly cause: TransitionCause;
    }
  | {
      readonly kind: 'level';
      readonly from: Level;
      readonly to: Level;
      readonly cause: TransitionCause;
    }
  | {
      readonly kind: 'failing-check';
      readonly title: string;
      readonly cause: TransitionCause;
    }
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
