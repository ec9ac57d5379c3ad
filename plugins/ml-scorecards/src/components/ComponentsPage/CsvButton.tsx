import { useEffect, useRef } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import { ScorecardsCsvQuery } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { messageOf } from '../shared/messageOf';
import { saveFile } from '../shared/saveFile';

/** Saves the whole list, all pages of it, for spreadsheets. */
export function CsvButton(props: {
  query: ScorecardsCsvQuery;
  disabled: boolean;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { query } = props;
  const aborted = useRef<AbortController>();
  useEffect(() => () => aborted.current?.abort(), []);

  const [{ loading, error }, download] = useAsyncFn(async () => {
    aborted.current = new AbortController();
    const { signal } = aborted.current;
    saveFile({
      // A link cannot carry the token that the request needs, so the page asks and saves what came.
      content: await api.getScorecardsCsv(query, { signal }),
      name: 'ml-scorecards.csv',
    });
  }, [api, query]);

  return (
    <>
      {error && !loading && (
        <Alert severity="error">
          {t('components.csvFailed', { message: messageOf(error) })}
        </Alert>
      )}
      <LeavingButton
        size="small"
        variant="outlined"
        startIcon={<GetAppIcon />}
        busy={loading}
        disabled={props.disabled}
        onClick={download}
      >
        {loading ? t('components.csvLoading') : t('components.csv')}
      </LeavingButton>
    </>
  );
}
