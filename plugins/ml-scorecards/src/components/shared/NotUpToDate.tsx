import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { mlScorecardsTranslationRef } from '../../translation';
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
        <Button color="inherit" size="small" onClick={props.onRetry}>
          {t('loadFailed.retry')}
        </Button>
      }
    >
      {t('loadFailed.notUpToDate', { message: messageOf(props.error) })}
    </Alert>
  );
}
