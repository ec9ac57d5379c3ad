import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { useScorecardPath } from '../shared/useScorecardPath';
import { Loaded } from '../shared/Loaded';
import { scorecardQuestion } from '../shared/scorecardQuestion';
import { useAnswer } from '../shared/useAnswer';
import { ScorecardCardContent } from './ScorecardCardContent';

/** The scorecard of the entity whose page this is on, in short. */
export function ScorecardCard() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const scorecardPath = useScorecardPath();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const answer = useAnswer({
    question: scorecardQuestion(entityRef),
    ask: () => api.getScorecard(entityRef),
  });

  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={
        answer.value && (
          <Link to={scorecardPath(entityRef)}>{t('card.link')}</Link>
        )
      }
    >
      <Loaded
        answer={answer}
        failed={t('tab.loadFailed')}
        skeleton={
          <div role="status" aria-label={t('tab.loading')}>
            <Skeleton width="60%" />
            <Skeleton width="40%" />
            <Skeleton variant="rect" height={120} />
          </div>
        }
        none={<Typography>{t('card.notYet')}</Typography>}
      >
        {scorecard => <ScorecardCardContent scorecard={scorecard} />}
      </Loaded>
    </EntityInfoCard>
  );
}
