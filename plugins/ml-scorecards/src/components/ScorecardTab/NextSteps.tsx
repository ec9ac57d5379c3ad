import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { findCheck } from '../shared/findCheck';

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
  const steps = scorecard.nextSteps.flatMap(
    id => findCheck(scorecard, id) ?? [],
  );
  const { fail, unknown } = scorecard.counts;

  return (
    <InfoCard title={t('nextSteps.title')} {...sectionTitle}>
      {steps.length === 0 && (
        <Typography>
          {fail + unknown === 0
            ? t('nextSteps.none')
            : t('nextSteps.noneKnown')}
        </Typography>
      )}
      {steps.length > 0 && (
        <ol className={classes.list}>
          {steps.map(check => (
            <li key={check.id}>
              <div className={classes.step}>
                <div>
                  <Typography variant="subtitle2" component="h3">
                    {check.title}
                  </Typography>
                  <Typography variant="body2">{whatToDo(check)}</Typography>
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
    </InfoCard>
  );
}

/** Where reading failed, mending that comes before mending what could not be read. */
function whatToDo({ state, reason, fix }: CheckResult): string {
  const isUnread =
    reason?.code === 'source-error' ||
    reason?.code === 'stale' ||
    reason?.code === 'definition-error';
  return state === 'unknown' && isUnread ? reason.message : fix;
}
