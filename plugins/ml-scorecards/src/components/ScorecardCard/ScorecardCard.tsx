import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { useScorecardPath } from '../shared/useScorecardPath';
import { LoadFailed } from '../shared/LoadFailed';
import { ScorecardCardContent } from './ScorecardCardContent';

/** The scorecard of the entity whose page this is on, in short. */
export function ScorecardCard() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const scorecardPath = useScorecardPath();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const {
    value: scorecard,
    loading,
    error,
    retry,
  } = useAsyncRetry(() => api.getScorecard(entityRef), [api, entityRef]);

  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={
        scorecard && <Link to={scorecardPath(entityRef)}>{t('card.link')}</Link>
      }
    >
      {loading && (
        <div role="status" aria-label={t('tab.loading')}>
          <Skeleton width="60%" />
          <Skeleton width="40%" />
          <Skeleton variant="rect" height={120} />
        </div>
      )}
      {!loading && error && (
        <LoadFailed title={t('tab.loadFailed')} error={error} onRetry={retry} />
      )}
      {!loading && !error && scorecard && (
        <ScorecardCardContent scorecard={scorecard} />
      )}
      {!loading && !error && !scorecard && (
        <Typography>{t('card.notYet')}</Typography>
      )}
    </EntityInfoCard>
  );
}
