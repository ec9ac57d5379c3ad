import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from './LeavingButton';
import { messageOf } from './messageOf';

const useStyles = makeStyles(theme => ({
  root: {
    marginBottom: theme.spacing(2),
  },
}));

/** Says that what is shown could not be brought up to date, and offers another try. */
export function NotUpToDate(props: { error: Error; onRetry: () => void }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Alert
      severity="warning"
      role="status"
      className={classes.root}
      action={
        <LeavingButton color="inherit" size="small" onClick={props.onRetry}>
          {t('loadFailed.retry')}
        </LeavingButton>
      }
    >
      {t('loadFailed.notUpToDate', { message: messageOf(props.error) })}
    </Alert>
  );
}
