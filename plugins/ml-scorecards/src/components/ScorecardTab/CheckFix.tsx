import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckResult } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CheckPart } from './CheckPart';

const useStyles = makeStyles({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
});

/** What makes a check pass, where it does not. */
export function CheckFix({ check }: { check: CheckResult }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return check.fix ? (
    <CheckPart title={t('check.fix')}>
      <Typography variant="body2" className={classes.text}>
        {check.fix}
      </Typography>
    </CheckPart>
  ) : null;
}
