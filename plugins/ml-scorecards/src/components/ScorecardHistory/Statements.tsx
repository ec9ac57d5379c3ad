import { useCallback } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { LoadFailed } from '../shared/LoadFailed';
import { sectionTitle } from '../shared/sectionTitle';
import { usePages } from '../shared/usePages';
import { StatementItem } from './StatementItem';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0),
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(1.5),
    },
  },
}));

/** What people ticked, decided, vouched for and waived, and took back, for whoever wants to know. */
export function Statements(props: { scorecard: Scorecard }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <InfoCard title={t('statements.title')} {...sectionTitle}>
      <Disclosure id="ml-statements" label={t('statements.show')}>
        <StatementList {...props} />
      </Disclosure>
    </InfoCard>
  );
}

function StatementList({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef } = scorecard;
  const load = useCallback(
    (cursor?: string) => api.getStatements(entityRef, { cursor }),
    [api, entityRef],
  );
  // Each new scorecard may be there because somebody has stated something.
  const { items, hasMore, loading, error, showMore, reload } = usePages(
    load,
    scorecard,
  );
  return (
    <>
      {!items && loading && (
        <div role="status" aria-label={t('statements.loading')}>
          <Skeleton variant="rect" height={120} />
        </div>
      )}
      {items?.length === 0 && (
        <Typography variant="body2">{t('statements.none')}</Typography>
      )}
      {items && items.length > 0 && (
        <ol className={classes.list} aria-label={t('statements.title')}>
          {items.map(statement => (
            <StatementItem
              key={`${statement.at} ${statement.kind} ${statement.subject.id} ${statement.action}`}
              statement={statement}
            />
          ))}
        </ol>
      )}
      {error && !loading && (
        <LoadFailed
          title={t('statements.loadFailed')}
          error={error}
          onRetry={items ? showMore : reload}
        />
      )}
      {hasMore && !error && (
        <Button
          size="small"
          color="primary"
          disabled={loading}
          onClick={showMore}
        >
          {t('statements.older')}
        </Button>
      )}
    </>
  );
}
