import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Scorecard, SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { EvidenceList } from '../ScorecardTab/EvidenceList';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { useFacts } from './useFacts';

/** Lists are only begun here: a section of the scorecard may draw them, and there are many facts. */
const LONGEST_LIST = 5;

/** All that a source told of a component, also what no check asks for: first what is known, then why the rest is not. */
export function AllFacts(props: {
  scorecard: Scorecard;
  source: SourceStatus;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const { collector, title } = props.source;
  const answer = useFacts(scorecard, [collector]);
  return (
    <Loaded
      answer={answer}
      failed={t('sources.factsFailed', { source: title })}
      skeleton={
        <ListSkeleton
          label={t('sources.factsLoading', { source: title })}
          rows={4}
        />
      }
    >
      {({ facts, sources }) => (
        <FactsOfSource
          scorecard={{ ...scorecard, facts, sources }}
          title={title}
          unknownBecause={sources[0]?.unknownBecause}
        />
      )}
    </Loaded>
  );
}

function FactsOfSource(props: {
  /** With the facts of this source only. */
  scorecard: Scorecard;
  title: string;
  /** Why none of them is known. */
  unknownBecause?: string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, title, unknownBecause } = props;
  const names = Object.keys(scorecard.facts);
  if (names.length === 0 || unknownBecause !== undefined) {
    return (
      <Typography variant="body2">
        {unknownBecause === undefined
          ? t('sources.noFacts')
          : t('sources.noFactsBecause', {
              reason: unknownBecause.replace(/\.$/, ''),
            })}
      </Typography>
    );
  }
  const isKnown = (name: string) => scorecard.facts[name].value !== null;
  const known = names.filter(isKnown);
  const unknown = names.filter(name => !isKnown(name));
  const unknownTitle = t('sources.unknownFacts', { count: unknown.length });
  return (
    <>
      {known.length > 0 && (
        <EvidenceList
          label={t('sources.factsOf', { source: title })}
          facts={known}
          scorecard={scorecard}
          longestList={LONGEST_LIST}
        />
      )}
      {unknown.length > 0 && (
        <Box mt={1} color="text.secondary">
          <Typography variant="body2" component="h4">
            {unknownTitle}
          </Typography>
          <EvidenceList
            label={`${title}: ${unknownTitle}`}
            facts={unknown}
            scorecard={scorecard}
          />
        </Box>
      )}
    </>
  );
}
