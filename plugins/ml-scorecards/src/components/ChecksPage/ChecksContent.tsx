import { EmptyState, InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { ChecksResponse } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { sourcesRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { sectionTitle } from '../shared/sectionTitle';
import { StateLegend } from '../shared/StateLegend';
import { useAnswer } from '../shared/useAnswer';
import { useIsNarrow } from '../shared/useIsNarrow';
import { CheckFilterBar } from './CheckFilterBar';
import { selectChecks } from './checkFilters';
import { CheckTable } from './CheckTable';
import { useCheckFilters } from './useCheckFilters';

const useStyles = makeStyles(theme => ({
  problems: {
    marginBottom: theme.spacing(2),
  },
  notes: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    marginBottom: theme.spacing(1),
  },
}));

/** All that is asked, and how components stand with it. */
export function ChecksContent() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const answer = useAnswer({
    question: ['checks'],
    ask: () => api.getChecks(),
  });
  return (
    <InfoCard title={t('checks.title')} {...sectionTitle}>
      <Loaded
        answer={answer}
        failed={t('checks.loadFailed')}
        skeleton={<ListSkeleton label={t('checks.loading')} rows={10} />}
      >
        {checks => <Checks checks={checks} />}
      </Loaded>
    </InfoCard>
  );
}

function Checks(props: { checks: ChecksResponse }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const sourcesPath = useRouteRef(sourcesRouteRef)();
  const view = useCheckFilters();
  const isNarrow = useIsNarrow();
  const { items, problems } = props.checks;
  const shown = selectChecks(items, view.filters);
  const { tier } = view.filters;

  return (
    <>
      {problems.length > 0 && (
        <Alert severity="warning" className={classes.problems}>
          {t('checks.problems', {
            count: problems.length,
            link: <Link to={sourcesPath}>{t('checks.problemsLink')}</Link>,
          })}
        </Alert>
      )}
      {items.length === 0 ? (
        <EmptyState
          missing="content"
          title={t('checks.emptyTitle')}
          description={t('checks.emptyDescription')}
        />
      ) : (
        <>
          <CheckFilterBar checks={items} view={view} />
          <Typography variant="body2" component="div" className={classes.notes}>
            <span role="status">
              {t('checks.found', { count: shown.length })}
            </span>
            <span>
              {tier.length > 0
                ? t('checks.ofTiers', {
                    tiers: tier.map(each => t(`tierShort.${each}`)).join(', '),
                  })
                : t('checks.ofAll')}
            </span>
            <span>{t('checks.unknownIsNoPass')}</span>
            {!isNarrow && <span>{t('checks.noRate')}</span>}
          </Typography>
          <StateLegend />
          <CheckTable
            checks={shown}
            tiers={tier}
            byDimension={view.filters.order === 'dimension'}
          />
        </>
      )}
    </>
  );
}
