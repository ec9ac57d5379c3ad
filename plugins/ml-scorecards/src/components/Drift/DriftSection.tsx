import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  Scorecard,
  ScorecardFacts,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
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
      {answer => <Drift {...answer} scorecard={scorecard} />}
    </FactsSection>
  );
}

function Drift(props: ScorecardFacts & { scorecard: Scorecard }) {
  const { sources, facts, scorecard } = props;
  const connected = sources.filter(({ status }) => status !== 'not-connected');
  if (connected.length === 0) {
    return <NoFacts topic="drift" sources={sources} />;
  }
  const isTelling = ({ collector }: SourceStatus) =>
    driftFacts(facts, collector).isKnown;
  const telling = connected.filter(isTelling);
  // Who could be read and measures other things is of no interest beside one who measures drift; who could not be read may do so.
  const silent = connected.filter(
    source =>
      !isTelling(source) && (telling.length === 0 || source.status !== 'fresh'),
  );
  const whyNot = (source: SourceStatus) => (
    <NoFacts
      topic="drift"
      sources={[source]}
      reason={driftFacts(facts, source.collector).unknownBecause}
    />
  );
  if (telling.length === 0 && silent.length === 1) {
    return whyNot(silent[0]);
  }
  return (
    <>
      {[...telling, ...silent].map((source, index) => (
        <Box key={source.collector} mt={index > 0 ? 4 : 0}>
          <section aria-label={source.title}>
            <Typography variant="subtitle1" component="h3" gutterBottom>
              {source.title}
            </Typography>
            {isTelling(source) ? (
              <DriftOfSource
                source={source}
                facts={facts}
                scorecard={scorecard}
              />
            ) : (
              whyNot(source)
            )}
          </section>
        </Box>
      ))}
    </>
  );
}
