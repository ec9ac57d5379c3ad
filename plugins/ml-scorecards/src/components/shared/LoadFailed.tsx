import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { mlScorecardsTranslationRef } from '../../translation';
import { CodeBlock } from './CodeBlock';
import { Disclosure } from './Disclosure';
import { LeavingButton } from './LeavingButton';
import { messageOf } from './messageOf';
import { statusCodeOf } from './statusCodeOf';

const useStyles = makeStyles({
  message: {
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'break-word',
  },
});

/** Why something could not be loaded, in plain words, and another try, where that can be of use. */
export function LoadFailed(props: {
  title: string;
  error: Error;
  onRetry: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const id = useId();
  const { title, error, onRetry } = props;
  const status = statusCodeOf(error);
  if (status === 403) {
    return (
      <Alert severity="info" role="status">
        <AlertTitle>{title}</AlertTitle>
        <Typography variant="body2">
          {t('loadFailed.forbidden')} {t('loadFailed.forbiddenNext')}
        </Typography>
      </Alert>
    );
  }
  return (
    <Alert severity="error" classes={{ message: classes.message }}>
      <AlertTitle>{title}</AlertTitle>
      <Typography variant="body2">
        {status === undefined
          ? t('loadFailed.noAnswer')
          : t('loadFailed.badAnswer', { status: String(status) })}
      </Typography>
      <Box mt={1}>
        <LeavingButton
          size="small"
          variant="outlined"
          color="primary"
          onClick={onRetry}
        >
          {t('loadFailed.retry')}
        </LeavingButton>{' '}
        <Disclosure id={`ml-failed-${id}`} label={t('loadFailed.details')}>
          <CodeBlock>{messageOf(error)}</CodeBlock>
        </Disclosure>
      </Box>
    </Alert>
  );
}
