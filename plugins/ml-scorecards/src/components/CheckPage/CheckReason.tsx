import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CheckFixes } from './CheckFixes';
import { CheckPart } from './CheckPart';

const useStyles = makeStyles({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
});

/** Why a check is asked, and what to do about it. */
export function CheckReason(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  return (
    <>
      <CheckPart title={t('checkPage.why')}>
        <Typography variant="body2" className={classes.text}>
          {check.why}
        </Typography>
      </CheckPart>
      {check.conditions.length > 0 && (
        <CheckPart title={t('checkPage.fix')}>
          <CheckFixes check={check} />
        </CheckPart>
      )}
    </>
  );
}
