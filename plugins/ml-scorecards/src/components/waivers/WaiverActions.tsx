import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Waiver,
  WAIVER_DECISIONS,
  WaiverDecision,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { canDecide } from './canDecide';

/** What whoever looks at it may do about a waiver. */
export function WaiverActions(props: {
  waiver: Waiver;
  /** What the waiver is about: the title of the check. */
  title: string;
  may: Record<'decide' | 'revoke' | 'withdraw', boolean>;
  onDecide: (decision: WaiverDecision) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { waiver, title, may, onDecide } = props;
  const allowed: Record<WaiverDecision, boolean> = {
    approve: may.decide,
    reject: may.decide,
    revoke: may.revoke,
    withdraw: may.withdraw,
  };
  const possible = WAIVER_DECISIONS.filter(
    decision => allowed[decision] && canDecide(decision, waiver),
  );
  return (
    <>
      {possible.map(decision => (
        <LeavingButton
          key={decision}
          size="small"
          color="primary"
          aria-label={t(`waiver.${decision}Label`, { title })}
          onClick={() => onDecide(decision)}
        >
          {t(`waiver.${decision}`)}
        </LeavingButton>
      ))}
    </>
  );
}
