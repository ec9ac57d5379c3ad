import { useMemo } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { Loaded } from '../shared/Loaded';
import { sectionTitle } from '../shared/sectionTitle';
import { useAnswer } from '../shared/useAnswer';
import { statusCodeOf } from '../shared/statusCodeOf';
import { useIsNarrow } from '../shared/useIsNarrow';
import { useShown } from '../shared/useShown';
import { ColumnsMenu } from './ColumnsMenu';
import { ComponentFilterBar } from './ComponentFilterBar';
import { isFiltered } from './componentFilters';
import { ComponentPages } from './ComponentPages';
import { ComponentTable } from './ComponentTable';
import { CsvButton } from './CsvButton';
import { OrderSelect } from './OrderSelect';
import { useColumns } from './useColumns';
import { useComponentFilters } from './useComponentFilters';
import { useKnownChecks } from './useKnownChecks';

const useStyles = makeStyles(theme => ({
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
  },
}));

/** The components that the filters leave, a page at a time. */
export function ComponentsContent() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const view = useComponentFilters();
  const { columns, setColumns } = useColumns();
  const isNarrow = useIsNarrow();
  const { check, dimension } = view.filters;
  const checks = useKnownChecks(Boolean(check || dimension));
  const answer = useAnswer({
    question: ['scorecards', view.query],
    ask: () => api.getScorecards(view.query),
  });
  const { loading } = answer;
  // While other rows are on their way, those that are there keep their place, take no clicks and say so.
  const shown = useShown(answer);
  const csvQuery = useMemo(() => {
    const { limit, cursor, ...query } = view.query;
    return query;
  }, [view.query]);

  // Who may see none has nothing to choose.
  const isForbidden =
    !shown && answer.error && statusCodeOf(answer.error) === 403;

  return (
    <InfoCard title={t('components.title')} {...sectionTitle}>
      {!isForbidden && (
        <>
          <ComponentFilterBar
            view={view}
            checks={checks}
            items={shown?.items ?? []}
          />
          <div className={classes.actions}>
            {isNarrow && (
              <OrderSelect order={view.order} onChange={view.setOrder} />
            )}
            <ColumnsMenu columns={columns} onChange={setColumns} />
            <CsvButton
              query={csvQuery}
              disabled={shown?.items.length === 0 && !view.hasPrevious}
            />
          </div>
        </>
      )}
      <Loaded
        answer={{ ...answer, value: shown }}
        failed={t('components.loadFailed')}
        skeleton={
          <div role="status" aria-label={t('components.loading')}>
            <Skeleton variant="rect" height={400} />
          </div>
        }
      >
        {page => (
          <>
            <ComponentTable
              items={page.items}
              columns={columns}
              check={
                check &&
                (checks.items.find(({ id }) => id === check)?.title ?? check)
              }
              loading={loading}
              clear={
                isFiltered(view.filters) && (
                  <LeavingButton color="primary" onClick={view.clearFilters}>
                    {t('components.showAll')}
                  </LeavingButton>
                )
              }
              order={view.order}
              onOrder={view.setOrder}
            />
            <ComponentPages page={page} view={view} loading={loading} />
          </>
        )}
      </Loaded>
    </InfoCard>
  );
}
