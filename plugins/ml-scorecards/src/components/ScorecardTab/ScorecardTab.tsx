import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { mlScorecardsTranslationRef } from '../../translation';
import { Loaded } from '../shared/Loaded';
import { NoScorecard } from './NoScorecard';
import { ScorecardSkeleton } from './ScorecardSkeleton';
import { ScorecardView } from './ScorecardView';
import { useScorecard } from './useScorecard';

/** The scorecard of the entity whose page this is on. */
export function ScorecardTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <ScorecardOf key={entityRef} entityRef={entityRef} />;
}

function ScorecardOf(props: { entityRef: string }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const answer = useScorecard(props.entityRef);
  const { retry, replace } = answer;
  return (
    <Loaded
      answer={answer}
      failed={t('tab.loadFailed')}
      skeleton={<ScorecardSkeleton />}
      none={<NoScorecard onRetry={retry} />}
    >
      {scorecard => <ScorecardView scorecard={scorecard} onChanged={replace} />}
    </Loaded>
  );
}
