import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { sectionTitle } from '../shared/sectionTitle';
import { ComponentFilterBar } from './ComponentFilterBar';
import { ComponentTable } from './ComponentTable';
import { useComponentFilters } from './useComponentFilters';

const useStyles = makeStyles(theme => ({
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
}));

/** The components that the filters leave, a page at a time. */
export function ComponentsContent() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const view = useComponentFilters();
  const {
    value: page,
    loading,
    error,
    retry,
  } = useAsyncRetry(() => api.getScorecards(view.query), [api, view.query]);
  const nextCursor = page?.nextCursor;

  return (
    <InfoCard title={t('components.title')} {...sectionTitle}>
      <ComponentFilterBar view={view} />
      {error && !loading && (
        <LoadFailed
          title={t('components.loadFailed')}
          error={error}
          onRetry={retry}
        />
      )}
      {!page && loading && (
        <div role="status" aria-label={t('components.loading')}>
          <Skeleton variant="rect" height={400} />
        </div>
      )}
      {page && !(error && !loading) && (
        <>
          <ComponentTable
            items={page.items}
            loading={loading}
            order={view.order}
            onOrder={view.setOrder}
          />
          <div className={classes.pages}>
            <Typography variant="body2" role="status">
              {t('components.found', {
                count: page.totalItems ?? page.items.length,
              })}
              {view.offset !== undefined && page.items.length > 0 && (
                <>
                  {', '}
                  {t('components.shown', {
                    from: String(view.offset + 1),
                    to: String(view.offset + page.items.length),
                  })}
                </>
              )}
            </Typography>
            <Button
              size="small"
              variant="outlined"
              disabled={loading || !view.hasPrevious}
              onClick={view.showPrevious}
            >
              {t('components.previous')}
            </Button>
            <Button
              size="small"
              variant="outlined"
              disabled={loading || !nextCursor}
              onClick={() => nextCursor && view.showNext(nextCursor)}
            >
              {t('components.next')}
            </Button>
          </div>
        </>
      )}
    </InfoCard>
  );
}
