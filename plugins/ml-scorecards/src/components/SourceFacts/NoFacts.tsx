import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { HowToConnect } from '../shared/HowToConnect';
import { useFormats } from '../shared/useFormats';
import { useSourceNextStep } from '../shared/useSourceNextStep';
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
  const nextStepOf = useSourceNextStep();
  const { topic, sources } = props;
  const whyNot = ({ status, collectedAt, error }: SourceStatus) => {
    if (status === 'stale' && collectedAt) {
      const tooOld = t(`${topic}.tooOld`, { ago: formats.age(collectedAt) });
      return error ? `${tooOld} ${error.message}` : tooOld;
    }
    const reason = error?.message ?? props.reason;
    return reason === undefined
      ? t(`${topic}.notRead`)
      : t(`${topic}.unknown`, { reason: reason.replace(/\.$/, '') });
  };
  const connected = sources.find(({ status }) => status !== 'not-connected');
  if (!connected) {
    return (
      <>
        <Typography paragraph>{t(`${topic}.notConnected`)}</Typography>
        {sources.map(source => (
          <Typography key={source.collector} variant="body2" paragraph>
            <HowToConnect source={source} />
          </Typography>
        ))}
      </>
    );
  }
  const nextStep = nextStepOf(connected);
  return (
    <>
      <Typography>{whyNot(connected)}</Typography>
      {nextStep && <Typography variant="body2">{nextStep}</Typography>}
    </>
  );
}
