import { useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  NextStep,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { findCheck } from '../shared/findCheck';

/** As many as one can keep in mind; the rest is shown on request. */
const STEPS_AT_FIRST = 5;

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
      overflowWrap: 'anywhere',
    },
  },
}));

/** The checks to mend first, in order, each with how. */
export function NextSteps(props: {
  scorecard: Scorecard;
  onShow: (check: CheckResult) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const [showsAll, setShowsAll] = useState(false);
  const steps = scorecard.nextSteps.flatMap(step => {
    const check = findCheck(scorecard, step.check);
    return check ? [{ step, check }] : [];
  });
  const shown = showsAll ? steps : steps.slice(0, STEPS_AT_FIRST);
  const { fail, unknown } = scorecard.counts;

  return (
    <InfoCard title={t('nextSteps.title')} {...sectionTitle}>
      {steps.length === 0 && (
        <Typography>
          {fail + unknown === 0 ? t('nextSteps.none') : t('nextSteps.noneOwed')}
        </Typography>
      )}
      {steps.length > 0 && (
        <Typography color="textSecondary" gutterBottom>
          {t('nextSteps.intro')}
        </Typography>
      )}
      {shown.length > 0 && (
        <ol className={classes.list}>
          {shown.map(({ step, check }) => (
            <li key={check.id}>
              <div className={classes.step}>
                <div>
                  <Typography variant="subtitle2" component="h3">
                    {check.title}
                  </Typography>
                  <Typography variant="body2">{whatToDo(check)}</Typography>
                  <Prospects step={step} scorecard={scorecard} />
                </div>
                <Button
                  size="small"
                  color="primary"
                  aria-label={t('nextSteps.showLabel', { title: check.title })}
                  onClick={() => props.onShow(check)}
                >
                  {t('nextSteps.show')}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
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
              : t('nextSteps.all', { number: String(steps.length) })}
          </Button>
        </Box>
      )}
    </InfoCard>
  );
}

/** What mending the check takes and, after those before it, leads to. */
function Prospects(props: { step: NextStep; scorecard: Scorecard }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { effort, unlocks } = props.step;
  const raised = props.scorecard.dimensions.filter(({ id }) =>
    unlocks?.dimensions.includes(id),
  );
  const prospects = [
    t(`effort.${effort}`),
    ...(unlocks?.level
      ? [t('nextSteps.reaches', { level: t(`level.${unlocks.level}`) })]
      : []),
    ...raised.map(({ title }) => t('nextSteps.raises', { dimension: title })),
  ];
  return (
    <Typography variant="body2" color="textSecondary">
      {prospects.join(' · ')}
    </Typography>
  );
}

/** Where reading failed, mending that comes before mending what could not be read. */
function whatToDo({ state, reason, fix }: CheckResult): string | undefined {
  const isUnread =
    reason?.code === 'source-error' ||
    reason?.code === 'stale' ||
    reason?.code === 'definition-error';
  return state === 'unknown' && isUnread ? reason.message : fix;
}
