import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  readLineagePicture,
  Scorecard,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactsSection } from '../SourceFacts/FactsSection';
import { KeptFacts } from '../SourceFacts/KeptFacts';
import { NoFacts } from '../SourceFacts/NoFacts';
import { LineageGraph } from './LineageGraph';

const SOURCE = 'openlineage';

/** Where the data of a component comes from and goes to. */
export function LineageSection({ scorecard }: { scorecard: Scorecard }) {
  return (
    <FactsSection scorecard={scorecard} topic="lineage" sources={[SOURCE]}>
      {facts => <Lineage {...facts} />}
    </FactsSection>
  );
}

function Lineage({ sources, facts }: ScorecardFacts) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const edges = facts[`${SOURCE}.edges`];
  const texts = edges?.value;
  const picture = useMemo(
    () => (Array.isArray(texts) ? readLineagePicture(texts) : undefined),
    [texts],
  );
  if (!picture) {
    return (
      <NoFacts
        topic="lineage"
        sources={sources}
        reason={edges?.unknownBecause}
      />
    );
  }
  return (
    <>
      <KeptFacts topic="lineage" source={sources[0]} />
      {picture.nodes.length === 0 ? (
        <Typography>{t('lineage.alone')}</Typography>
      ) : (
        <LineageGraph {...picture} />
      )}
      {facts[`${SOURCE}.hasMoreEdges`]?.value === true && (
        <Typography variant="body2">{t('lineage.more')}</Typography>
      )}
    </>
  );
}
