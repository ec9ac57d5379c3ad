import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  Scorecard,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { RelativeTime } from '../shared/RelativeTime';
import { FactsSection } from '../SourceFacts/FactsSection';
import { KeptFacts } from '../SourceFacts/KeptFacts';
import { NoFacts } from '../SourceFacts/NoFacts';
import { AlertList } from './AlertList';
import { BudgetCurve } from './BudgetCurve';
import { Objectives } from './Objectives';
import { ObjectiveKinds } from './ObjectiveKinds';
import { Promises } from './Promises';
import { serviceLevelFacts } from './serviceLevelFacts';

/** Who measures, and who tells what is promised: in files, and by the owner. */
const SOURCES = ['prometheus', 'git', 'catalog'];

/** What a component promises to those who use it, and whether it keeps that. */
export function ServiceLevelsSection({ scorecard }: { scorecard: Scorecard }) {
  return (
    <FactsSection scorecard={scorecard} topic="serviceLevels" sources={SOURCES}>
      {answer => <ServiceLevels {...answer} scorecard={scorecard} />}
    </FactsSection>
  );
}

function ServiceLevels(props: ScorecardFacts & { scorecard: Scorecard }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { sources, scorecard } = props;
  const told = serviceLevelFacts(props.facts);
  const source = sources.find(({ collector }) => collector === 'prometheus');
  if (!source || source.status === 'not-connected' || !told.isKnown) {
    return (
      <>
        <NoFacts
          topic="serviceLevels"
          sources={source ? [source] : []}
          reason={told.unknownBecause}
        />
        {told.inRepository.length > 0 && (
          <FactList
            facts={[
              {
                name: t('serviceLevels.inRepository'),
                value: <ObjectiveKinds kinds={told.inRepository} />,
              },
            ]}
          />
        )}
      </>
    );
  }
  // Where no objective is known, it has been said why.
  const spent = told.facts.errorBudgetSpentByDay;
  return (
    <>
      <KeptFacts topic="serviceLevels" source={source} />
      {source.collectedAt && (
        <Typography variant="body2" color="textSecondary" paragraph>
          {t('serviceLevels.read', {
            ago: <RelativeTime at={source.collectedAt} />,
          })}
        </Typography>
      )}
      <Objectives told={told} source={source} />
      {spent && (spent.value !== null || told.standings.length > 0) && (
        <Box mt={3}>
          <BudgetCurve evidence={spent} source={source} />
        </Box>
      )}
      <Box mt={3}>
        <Promises told={told} source={source} targets={scorecard.targets} />
      </Box>
      <Box mt={3}>
        <AlertList told={told} source={source} />
      </Box>
    </>
  );
}
