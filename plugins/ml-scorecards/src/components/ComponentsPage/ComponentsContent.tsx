import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { sectionTitle } from '../shared/sectionTitle';
import { ColumnsMenu } from './ColumnsMenu';
import { ComponentFilterBar } from './ComponentFilterBar';
import { ComponentPages } from './ComponentPages';
import { ComponentTable } from './ComponentTable';
import { CsvButton } from './CsvButton';
import { useColumns } from './useColumns';
import { useComponentFilters } from './useComponentFilters';
import { useKnownChecks } from './useKnownChecks';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

/** The components that the filters leave, a page at a time. */
export function ComponentsContent() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const view = useComponentFilters();
  const { columns, setColumns } = useColumns();
  const { check, dimension } = view.filters;
  const checks = useKnownChecks(Boolean(check || dimension));
  const {
    value: page,
    loading,
    error,
    retry,
  } = useAsyncRetry(() => api.getScorecards(view.query), [api, view.query]);
  const csvQuery = useMemo(() => {
    const { limit, cursor, ...query } = view.query;
    return query;
  }, [view.query]);

  return (
    <InfoCard title={t('components.title')} {...sectionTitle}>
      <ComponentFilterBar view={view} checks={checks} />
      <div className={classes.actions}>
        <ColumnsMenu columns={columns} onChange={setColumns} />
        <CsvButton query={csvQuery} />
      </div>
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
            columns={columns}
            check={
              check &&
              (checks.items.find(({ id }) => id === check)?.title ?? check)
            }
            loading={loading}
            order={view.order}
            onOrder={view.setOrder}
          />
          <ComponentPages page={page} view={view} loading={loading} />
        </>
      )}
    </InfoCard>
  );
}
