import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FixText } from '../shared/FixText';
import { StateLabel } from '../shared/StateLabel';
import { StepProspects } from '../shared/StepProspects';
import { stepsOf } from '../shared/stepsOf';
import { waysOf } from '../shared/waysOf';
import { whatToDo } from '../shared/whatToDo';
import { Question } from './Question';
import { SourcesToMend } from './SourcesToMend';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
  },
  // On a line of its own, above the title: read alone, that says what would be so.
  make: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1),
    flexBasis: '100%',
    fontWeight: 'normal',
  },
  // A sentence, and not a word as the other answers are.
  title: {
    fontSize: theme.typography.h6.fontSize,
  },
}));

/** The first thing to mend, and the way to it and to the others, where their section is shown. */
export function WhatNext(props: {
  scorecard: Scorecard;
  onShow?: (check: CheckResult) => void;
  onShowSteps: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, onShow } = props;
  const [first, ...others] = stepsOf(scorecard);
  const { fail, unknown } = scorecard.counts;
  if (!first) {
    return (
      <Question question={t('tab.whatNext')} answer={t('nextSteps.nothing')}>
        <Typography variant="body2">
          {fail + unknown === 0 ? t('nextSteps.none') : t('nextSteps.noneOwed')}
        </Typography>
      </Question>
    );
  }
  const { check, step } = first;
  const toDo = whatToDo(check);
  return (
    <Question
      question={t('tab.whatNext')}
      answer={
        <>
          <Typography variant="body2" component="span" className={classes.make}>
            <StateLabel state={check.state} />
            <span>{t('nextSteps.makeTrue')}</span>
          </Typography>
          <span className={classes.title}>{check.title}</span>
        </>
      }
    >
      <StepProspects step={step} scorecard={scorecard} />
      {/* The others are a click away. */}
      {toDo && <FixText>{waysOf(toDo)[0]}</FixText>}
      <SourcesToMend check={check} scorecard={scorecard} />
      {onShow && (
        <div className={classes.actions}>
          <Button
            variant="contained"
            color="primary"
            aria-label={t('nextSteps.beginLabel', { title: check.title })}
            onClick={() => onShow(check)}
          >
            {t('nextSteps.begin')}
          </Button>
          {others.length > 0 && (
            <Button color="primary" onClick={props.onShowSteps}>
              {t('nextSteps.more', { count: others.length })}
            </Button>
          )}
        </div>
      )}
    </Question>
  );
}
