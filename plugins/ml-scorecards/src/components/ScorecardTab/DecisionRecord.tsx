import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { mlScorecardsTranslationRef } from '../../translation';
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
  const decideButton = useRef<HTMLButtonElement>(null);
  const hadDecision = useRef(false);

  // Whoever has taken a decision back has pressed a button that is gone.
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (hadDecision.current && !decision && isLost) {
      decideButton.current?.focus();
    }
    hadDecision.current = decision !== undefined;
  }, [decision]);

  return (
    <>
      {decision && <DecisionText decision={decision} />}
      {mayDecide && (isOpen || decision) && (
        <Button
          ref={decideButton}
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
        </Button>
      )}
      {mayDecide && decision && (
        <Button
          size="small"
          color="primary"
          aria-label={t('decision.takeBackLabel', { title })}
          onClick={() => props.onTakeBack(subject)}
        >
          {t('decision.takeBack')}
        </Button>
      )}
    </>
  );
}
