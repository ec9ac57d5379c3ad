import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { FactsTopic } from './FactsSection';

/** Why nothing is known of something, and what to do. */
export function NoFacts(props: {
  topic: FactsTopic;
  /** Those that could tell. */
  sources: readonly SourceStatus[];
  /** Why a source does not, if it says so. */
  reason?: string;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { topic, sources } = props;
  const source = sources.find(({ status }) => status !== 'not-connected');
  if (!source) {
    return (
      <>
        <Typography paragraph>{t(`${topic}.notConnected`)}</Typography>
        {sources.map(({ collector, howToConnect }) => (
          <Typography key={collector} variant="body2" paragraph>
            {howToConnect}
          </Typography>
        ))}
      </>
    );
  }
  if (source.status === 'stale' && source.collectedAt) {
    return (
      <Typography>
        {t(`${topic}.tooOld`, { ago: formats.age(source.collectedAt) })}{' '}
        {source.error?.message}
      </Typography>
    );
  }
  const reason = source.error?.message ?? props.reason;
  return (
    <Typography>
      {reason === undefined
        ? t(`${topic}.notRead`)
        : t(`${topic}.unknown`, { reason: reason.replace(/\.$/, '') })}
    </Typography>
  );
}
