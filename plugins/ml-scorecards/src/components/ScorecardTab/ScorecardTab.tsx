import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { mlScorecardsTranslationRef } from '../../translation';
import { Loaded } from '../shared/Loaded';
import { NoScorecard } from './NoScorecard';
import { ScorecardSkeleton } from './ScorecardSkeleton';
import { ScorecardView } from './ScorecardView';
import { SCORECARD_SECTIONS, ScorecardSections } from './sections';
import { useScorecard } from './useScorecard';

/**
 * What the tab "Scorecard" of an entity page can be told.
 *
 * @public
 */
export interface EntityScorecardContentProps {
  /** Which sections it has, in this order. By default it has all of them. */
  sections?: ScorecardSections;
}

/** The scorecard of the entity whose page this is on. */
export function ScorecardTab(props: EntityScorecardContentProps) {
  const { sections = SCORECARD_SECTIONS } = props;
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return (
    <ScorecardOf key={entityRef} entityRef={entityRef} sections={sections} />
  );
}

function ScorecardOf(props: {
  entityRef: string;
  sections: ScorecardSections;
}) {
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
      {scorecard => (
        <ScorecardView
          scorecard={scorecard}
          sections={props.sections}
          onChanged={replace}
        />
      )}
    </Loaded>
  );
}
