import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { askedSources } from '../shared/askedSources';
import { useSourceNextStep } from '../shared/useSourceNextStep';

const useStyles = makeStyles({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
});

/** What to do about the sources that could not be read for a check that is unknown. */
export function SourcesToMend(props: {
  check: CheckResult;
  scorecard: Scorecard;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const nextStepOf = useSourceNextStep();
  const { check, scorecard } = props;
  if (check.state !== 'unknown') {
    return null;
  }
  return (
    <>
      {askedSources(check, scorecard).map(source => {
        const nextStep = nextStepOf(source);
        return (
          nextStep && (
            <Typography
              key={source.collector}
              variant="body2"
              className={classes.text}
            >
              {t('check.mend', { source: source.title })} {nextStep}
            </Typography>
          )
        );
      })}
    </>
  );
}
