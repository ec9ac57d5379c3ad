import { useMemo } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  readLineagePicture,
  Scorecard,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { useIsShown } from '../shared/isShown';
import { ListSkeleton } from '../shared/ListSkeleton';
import { Loaded } from '../shared/Loaded';
import { sectionTitle } from '../shared/sectionTitle';
import { useAnswer } from '../shared/useAnswer';
import { useFormats } from '../shared/useFormats';
import { LineageGraph } from './LineageGraph';

const SOURCE = 'openlineage';

/** Where the data of a component comes from and goes to. */
export function LineageSection({ scorecard }: { scorecard: Scorecard }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef } = scorecard;
  const answer = useAnswer({
    question: ['facts', entityRef, SOURCE],
    ask: () => api.getFacts(entityRef, { source: SOURCE }),
    // Each new scorecard may be there because something has changed.
    of: scorecard,
    isOpen: useIsShown(),
  });
  return (
    <InfoCard title={t('lineage.title')} {...sectionTitle}>
      <Loaded
        answer={answer}
        failed={t('lineage.loadFailed')}
        skeleton={<ListSkeleton label={t('lineage.loading')} rows={4} />}
      >
        {facts => <Lineage {...facts} />}
      </Loaded>
    </InfoCard>
  );
}

function Lineage({ sources: [source], facts }: ScorecardFacts) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const edges = facts[`${SOURCE}.edges`];
  const texts = edges?.value;
  const picture = useMemo(
    () => (Array.isArray(texts) ? readLineagePicture(texts) : undefined),
    [texts],
  );
  if (!picture) {
    return <WhyNone source={source} reason={edges?.unknownBecause} />;
  }
  return (
    <>
      {source.error && source.collectedAt && (
        <Typography variant="body2" paragraph>
          {t('lineage.kept', { ago: formats.age(source.collectedAt) })}{' '}
          {source.error.message}
        </Typography>
      )}
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

/** What is missing, and what to do. */
function WhyNone(props: {
  source?: ScorecardFacts['sources'][number];
  reason?: string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { source } = props;
  if (!source || source.status === 'not-connected') {
    return (
      <>
        <Typography paragraph>{t('lineage.notConnected')}</Typography>
        <Typography variant="body2">{source?.howToConnect}</Typography>
      </>
    );
  }
  if (source.status === 'stale' && source.collectedAt) {
    return (
      <Typography>
        {t('lineage.tooOld', { ago: formats.age(source.collectedAt) })}{' '}
        {source.error?.message}
      </Typography>
    );
  }
  const reason = source.error?.message ?? props.reason;
  return (
    <Typography>
      {reason === undefined
        ? t('lineage.notRead')
        : t('lineage.unknown', { reason: reason.replace(/\.$/, '') })}
    </Typography>
  );
}
