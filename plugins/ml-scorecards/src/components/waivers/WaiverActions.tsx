import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import {
  Waiver,
  WAIVER_DECISIONS,
  WaiverDecision,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { canDecide } from './canDecide';

/** What whoever looks at it may do about a waiver. */
export function WaiverActions(props: {
  waiver: Waiver;
  /** What the waiver is about: the title of the check. */
  title: string;
  may: { decide: boolean; withdraw: boolean };
  onDecide: (decision: WaiverDecision) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { waiver, title, may, onDecide } = props;
  const possible = WAIVER_DECISIONS.filter(
    decision =>
      canDecide(decision, waiver) &&
      (decision === 'withdraw' ? may.withdraw : may.decide),
  );
  return (
    <>
      {possible.map(decision => (
        <Button
          key={decision}
          size="small"
          color="primary"
          aria-label={t(`waiver.${decision}Label`, { title })}
          onClick={() => onDecide(decision)}
        >
          {t(`waiver.${decision}`)}
        </Button>
      ))}
    </>
  );
}
