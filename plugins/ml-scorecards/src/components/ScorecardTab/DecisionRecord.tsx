import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { DecisionSubject } from './DecisionDialog';
import { DecisionText } from './DecisionText';

/** Whether one may decide about what is on the scorecard, and what then happens. */
export interface Deciding {
  mayDecide: boolean;
  onDecide: (subject: DecisionSubject) => void;
  onTakeBack: (subject: DecisionSubject) => void;
}

/** What was decided about a trigger or finding, for everybody to see; those who may decide can change it. */
export function DecisionRecord(
  props: Deciding & {
    subject: DecisionSubject;
    /** Whether there is something to decide about. */
    isOpen: boolean;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { subject, isOpen, mayDecide } = props;
  const { title, decision } = subject;

  return (
    <>
      {decision && <DecisionText decision={decision} />}
      {mayDecide && (isOpen || decision) && (
        <LeavingButton
          size="small"
          color="primary"
          aria-label={
            decision
              ? t('decision.changeLabel', { title })
              : t('decision.decideLabel', { title })
          }
          onClick={() => props.onDecide(subject)}
        >
          {decision ? t('decision.change') : t('decision.decide')}
        </LeavingButton>
      )}
      {mayDecide && decision && (
        <LeavingButton
          size="small"
          color="primary"
          aria-label={t('decision.takeBackLabel', { title })}
          onClick={() => props.onTakeBack(subject)}
        >
          {t('decision.takeBack')}
        </LeavingButton>
      )}
    </>
  );
}
