import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Scorecard,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { sectionTitle } from '../shared/sectionTitle';
import { useFacts } from './useFacts';

/** What such a section can be about. Each has messages of its own. */
export type FactsTopic = 'lineage' | 'drift' | 'serviceLevels';

/** A section of a scorecard that shows all that some sources told, also what no check asks for. It is read once it is looked at. */
export function FactsSection(props: {
  scorecard: Scorecard;
  topic: FactsTopic;
  sources: readonly string[];
  children: (facts: ScorecardFacts) => ReactNode;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, topic, sources, children } = props;
  const answer = useFacts(scorecard, sources);
  return (
    <InfoCard title={t(`${topic}.title`)} {...sectionTitle}>
      <Loaded
        answer={answer}
        failed={t(`${topic}.loadFailed`)}
        skeleton={<ListSkeleton label={t(`${topic}.loading`)} rows={4} />}
      >
        {children}
      </Loaded>
    </InfoCard>
  );
}
