import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from './LeavingButton';
import { messageOf } from './messageOf';

const useStyles = makeStyles(theme => ({
  root: {
    // On a phone the button goes below the words.
    flexWrap: 'wrap',
    marginBottom: theme.spacing(2),
  },
  message: {
    flex: `1 1 ${theme.spacing(24)}px`,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  again: {
    whiteSpace: 'nowrap',
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
      classes={{ root: classes.root, message: classes.message }}
      action={
        <LeavingButton
          color="inherit"
          size="small"
          className={classes.again}
          onClick={props.onRetry}
        >
          {t('loadFailed.retry')}
        </LeavingButton>
      }
    >
      {t('loadFailed.notUpToDate', { message: messageOf(props.error) })}
    </Alert>
  );
}
