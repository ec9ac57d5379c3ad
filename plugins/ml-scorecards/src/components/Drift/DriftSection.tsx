import Box from '@material-ui/core/Box';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { FactsSection } from '../SourceFacts/FactsSection';
import { NoFacts } from '../SourceFacts/NoFacts';
import { driftFacts } from './driftFacts';
import { DriftOfSource } from './DriftOfSource';

/** Those that tell how drift went. */
const SOURCES = ['evidently', 'prometheus', 'mlflow'];

/** How data and predictions of a component drift, day by day, by each source that measures it. */
export function DriftSection({ scorecard }: { scorecard: Scorecard }) {
  return (
    <FactsSection scorecard={scorecard} topic="drift" sources={SOURCES}>
      {({ sources, facts }) => {
        const connected = sources.filter(
          ({ status }) => status !== 'not-connected',
        );
        const telling = connected.filter(
          ({ collector }) => driftFacts(facts, collector).isKnown,
        );
        // Who measures other things only is of no interest beside one who measures drift.
        if (telling.length > 0) {
          return telling.map((source, index) => (
            <Box key={source.collector} mt={index > 0 ? 4 : 0}>
              <DriftOfSource
                source={source}
                facts={facts}
                scorecard={scorecard}
              />
            </Box>
          ));
        }
        if (connected.length === 0) {
          return <NoFacts topic="drift" sources={sources} />;
        }
        return connected.map(source => (
          <NoFacts
            key={source.collector}
            topic="drift"
            sources={[source]}
            reason={driftFacts(facts, source.collector).unknownBecause}
          />
        ));
      }}
    </FactsSection>
  );
}
