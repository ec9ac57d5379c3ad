import { useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { sectionTitle } from '../shared/sectionTitle';
import { StateLabel } from '../shared/StateLabel';
import { StepProspects } from '../shared/StepProspects';
import { stepsOf } from '../shared/stepsOf';

/** As many as one can keep in mind; the rest is shown on request. */
const STEPS_AT_FIRST = 5;

/** The id of the list, for leading people to it. */
export const NEXT_STEPS_ID = 'ml-next-steps';

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(3),
    '& > li + li': {
      marginTop: theme.spacing(2),
    },
  },
  step: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    // Names of metrics are long, and would push the button out of a narrow page.
    '& > :first-child': {
      minWidth: 0,
      overflowWrap: 'break-word',
    },
  },
}));

/** The checks to mend first, in order, each with the way to how. That there are none is said above. */
export function NextSteps(props: {
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { scorecard } = props;
  const [showsAll, setShowsAll] = useState(false);
  const steps = stepsOf(scorecard);
  const shown = showsAll ? steps : steps.slice(0, STEPS_AT_FIRST);
  if (steps.length === 0) {
    return null;
  }

  return (
    <InfoCard title={t('nextSteps.title')} {...sectionTitle}>
      <div id={NEXT_STEPS_ID} tabIndex={-1}>
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('nextSteps.intro')}
        </Typography>
        <ol className={classes.list}>
          {shown.map(({ step, check }) => (
            <li key={check.id}>
              <div className={classes.step}>
                <div>
                  <Typography variant="body2" component="div">
                    <StateLabel state={check.state} />
                  </Typography>
                  <Typography variant="subtitle2" component="h3">
                    {check.title}
                  </Typography>
                  <StepProspects step={step} scorecard={scorecard} />
                </div>
                <Button
                  size="small"
                  color="primary"
                  aria-label={t('nextSteps.showLabel', {
                    title: check.title,
                  })}
                  onClick={() => props.onShow(check)}
                >
                  {t('nextSteps.show')}
                </Button>
              </div>
            </li>
          ))}
        </ol>
        {steps.length > STEPS_AT_FIRST && (
          <Box mt={2}>
            <Button
              size="small"
              color="primary"
              aria-expanded={showsAll}
              onClick={() => setShowsAll(!showsAll)}
            >
              {showsAll
                ? t('nextSteps.fewer')
                : t('nextSteps.all', { number: formats.count(steps.length) })}
            </Button>
          </Box>
        )}
      </div>
    </InfoCard>
  );
}
