import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { useSourceNextStep } from '../shared/useSourceNextStep';
import { FactsTopic } from './FactsSection';

/** Says of what a source told that it is not newer, why, and what to do; nothing if it could be read. */
export function KeptFacts(props: { topic: FactsTopic; source: SourceStatus }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const nextStepOf = useSourceNextStep();
  const { topic, source } = props;
  const { error, collectedAt } = source;
  if (!error || !collectedAt) {
    return null;
  }
  return (
    <Typography variant="body2" paragraph>
      {t(`${topic}.kept`, { ago: formats.age(collectedAt) })} {error.message}{' '}
      {nextStepOf(source)}
    </Typography>
  );
}
