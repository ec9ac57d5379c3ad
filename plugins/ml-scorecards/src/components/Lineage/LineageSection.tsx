import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  LineagePicture,
  Scorecard,
  ScorecardFacts,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { FactsSection } from '../SourceFacts/FactsSection';
import { KeptFacts } from '../SourceFacts/KeptFacts';
import { NoFacts } from '../SourceFacts/NoFacts';
import { LINEAGE_SOURCE, LineageFacts, lineageFacts } from './lineageFacts';
import { LineageGraph } from './LineageGraph';
import { LineageNotes } from './LineageNotes';
import { LineageTable } from './LineageTable';
import { useNodeEntities } from './useNodeEntities';

/** Where the data of a component comes from and goes to. */
export function LineageSection({ scorecard }: { scorecard: Scorecard }) {
  return (
    <FactsSection
      scorecard={scorecard}
      topic="lineage"
      sources={[LINEAGE_SOURCE]}
    >
      {answer => <Lineage {...answer} />}
    </FactsSection>
  );
}

function Lineage({ sources, facts }: ScorecardFacts) {
  const told = useMemo(() => lineageFacts(facts), [facts]);
  const { picture, unknownBecause } = told;
  return picture ? (
    <KnownLineage source={sources[0]} told={told} picture={picture} />
  ) : (
    <NoFacts topic="lineage" sources={sources} reason={unknownBecause} />
  );
}

function KnownLineage(props: {
  source: SourceStatus;
  told: LineageFacts;
  picture: LineagePicture;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { source, told, picture } = props;
  const isAlone = picture.nodes.length === 0;
  const entities = useNodeEntities(
    useMemo(
      () => idsAround(picture, told.undeclaredConsumers),
      [picture, told],
    ),
  );
  return (
    <>
      <KeptFacts topic="lineage" source={source} />
      {isAlone ? (
        <Typography>{t('lineage.alone')}</Typography>
      ) : (
        <LineageGraph {...picture} />
      )}
      {told.hasMore && (
        <Typography variant="body2">{t('lineage.more')}</Typography>
      )}
      <LineageNotes told={told} entities={entities} />
      {!isAlone && (
        <Disclosure id="ml-lineage-table" label={t('lineage.table')}>
          <LineageTable picture={picture} entities={entities} />
        </Disclosure>
      )}
    </>
  );
}

/** Of whom the catalog may know more: of all but the component, on whose page this is. */
function idsAround(
  { nodes }: LineagePicture,
  consumers: readonly string[],
): string[] {
  const shown = nodes.filter(({ column }) => column !== 0).map(({ id }) => id);
  return [...new Set([...shown, ...consumers])];
}
