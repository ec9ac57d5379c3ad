import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import CircularProgress from '@material-ui/core/CircularProgress';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import Alert from '@material-ui/lab/Alert';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { isOutdated } from '../shared/isOutdated';
import { LeavingButton } from '../shared/LeavingButton';
import { messageOf } from '../shared/messageOf';
import { useAnswers } from '../shared/useAnswers';

const useStyles = makeStyles({
  message: { flexBasis: '100%' },
});

/** Reads the sources of one component again. It shows only to those who may. */
export function RefreshButton(props: {
  scorecard: Scorecard;
  onRefreshed: (scorecard: Scorecard) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const answers = useAnswers();
  const { scorecard, onRefreshed } = props;
  const [{ loading, error, value: done }, refresh] = useAsyncFn(async () => {
    let refreshed: Scorecard;
    try {
      refreshed = await api.refreshScorecard(scorecard.entityRef);
    } catch (refusal) {
      if (isOutdated(refusal)) {
        answers.outdate({ by: 'others' });
      }
      throw refusal;
    }
    answers.outdate();
    onRefreshed(refreshed);
    return true;
  }, [api, answers, scorecard.entityRef, onRefreshed]);

  if (!scorecard.may.refresh) {
    return null;
  }
  return (
    <>
      <LeavingButton
        variant="outlined"
        color="primary"
        size="small"
        onClick={refresh}
        busy={loading}
        startIcon={loading ? <CircularProgress size={16} /> : <RefreshIcon />}
      >
        {loading ? t('refresh.running') : t('refresh.action')}
      </LeavingButton>
      {error && !loading && (
        <Alert severity="error" className={classes.message}>
          {t('refresh.failed', { message: messageOf(error) })}
        </Alert>
      )}
      {done && !error && !loading && (
        <Alert severity="success" role="status" className={classes.message}>
          {t('refresh.done')}
        </Alert>
      )}
    </>
  );
}
