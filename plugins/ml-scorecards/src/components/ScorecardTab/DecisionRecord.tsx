import { useEffect, useRef } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Decision } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { DecisionSubject, QUESTIONS } from './DecisionDialog';
import { formatDay } from './formatDay';

const useStyles = makeStyles(theme => ({
  record: {
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `3px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  answers: {
    margin: 0,
    '& dt': {
      marginTop: theme.spacing(0.5),
      color: theme.palette.text.secondary,
    },
    '& dd': {
      margin: 0,
      whiteSpace: 'pre-line',
    },
  },
  text: {
    whiteSpace: 'pre-line',
  },
}));

/** Whether a decision holds today. What it says of its end are days of UTC. */
export function isInForce(decision: Decision | undefined): boolean {
  return (
    decision !== undefined &&
    decision.until >= new Date().toISOString().slice(0, 10)
  );
}

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
      {decision && <Record decision={decision} />}
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

function Record({ decision }: { decision: Decision }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const answered = QUESTIONS.filter(question => decision[question]);
  return (
    <div className={classes.record}>
      <Typography variant="body2">
        {t('decision.by', {
          person: <EntityRefLink entityRef={decision.by} />,
          age: <RelativeTime at={decision.at} />,
        })}{' '}
        {t(isInForce(decision) ? 'decision.holds' : 'decision.ended', {
          day: formatDay(decision.until),
        })}
      </Typography>
      <Typography variant="body2" className={classes.text}>
        “{decision.reason}”
      </Typography>
      {decision.evidenceUrl && (
        <Typography variant="body2">
          {t('checklists.evidence')}:{' '}
          <SafeLink to={decision.evidenceUrl}>{decision.evidenceUrl}</SafeLink>
        </Typography>
      )}
      {answered.length > 0 && (
        <dl className={classes.answers}>
          {answered.map(question => (
            <div key={question}>
              <Typography variant="caption" component="dt">
                {t(`decision.${question}`)}
              </Typography>
              <Typography variant="body2" component="dd">
                {decision[question]}
              </Typography>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
