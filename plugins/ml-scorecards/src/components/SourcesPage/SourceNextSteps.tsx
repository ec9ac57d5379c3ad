import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SafeLink } from '../shared/SafeLink';
import { SourceError } from '../shared/SourceError';
import { errorAdvice } from '../shared/errorAdvice';
import { nextSteps } from './sourceHealth';
import { useFormats } from '../shared/useFormats';

/** What whoever operates the portal does about a source, by its state. */
export function SourceNextSteps(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { collector } = props;
  const { title, state, error, howToConnect, docsUrl } = collector;
  const steps = nextSteps(collector, Date.now());
  const advice = error && errorAdvice(error.code);
  return (
    <>
      {error && (
        <Typography variant="body2" gutterBottom>
          <SourceError error={error} />
        </Typography>
      )}
      {advice && (
        <Typography variant="body2" gutterBottom>
          {t(`sourcesPage.advice.${advice}`)}
        </Typography>
      )}
      {steps.map(step => (
        <Typography key={step} variant="body2" gutterBottom>
          {step === 'stale'
            ? t('sourcesPage.next.stale', {
                duration: formats.duration(collector.timeToLiveMs ?? 0),
              })
            : t(`sourcesPage.next.${step}`)}
        </Typography>
      ))}
      {state !== 'healthy' && (
        <Typography variant="body2" gutterBottom>
          {t('sources.howToConnect')}: {howToConnect}
        </Typography>
      )}
      {docsUrl && (
        <Typography variant="body2">
          <SafeLink to={docsUrl}>
            {t('sources.docs', { source: title })}
          </SafeLink>
        </Typography>
      )}
    </>
  );
}
