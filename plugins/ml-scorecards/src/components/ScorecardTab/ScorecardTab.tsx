import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { useFollowedChanges } from '../shared/useFollowedChanges';
import { NoScorecard } from './NoScorecard';
import { ScorecardSkeleton } from './ScorecardSkeleton';
import { ScorecardView } from './ScorecardView';
import { useScorecard } from './useScorecard';

/** Somebody is looking at it. */
const FOLLOWS_WITHIN_MS = 1_000;

/** The scorecard of the entity whose page this is on. */
export function ScorecardTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <ScorecardOf key={entityRef} entityRef={entityRef} />;
}

function ScorecardOf(props: { entityRef: string }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, loading, error, reload, replace } = useScorecard(
    props.entityRef,
  );
  useFollowedChanges({ withinMs: FOLLOWS_WITHIN_MS, onChange: reload });

  if (scorecard) {
    return (
      <ScorecardView
        scorecard={scorecard}
        onChanged={replace}
        onOutdated={reload}
      />
    );
  }
  if (loading) {
    return <ScorecardSkeleton />;
  }
  if (error) {
    return (
      <LoadFailed title={t('tab.loadFailed')} error={error} onRetry={reload} />
    );
  }
  return <NoScorecard onRetry={reload} />;
}
