import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { Verdict } from '../shared/Verdict';

/** Whether the predictions drifted, where another method than PSI says so: its numbers have no limit that we know. */
export function PredictionsVerdict({ haveDrifted }: { haveDrifted: boolean }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <>
      <Typography variant="subtitle2" component="h4" gutterBottom>
        {t('drift.predictions.title')}
      </Typography>
      <Typography variant="body2" component="div">
        <Verdict isGood={!haveDrifted}>
          {t(
            haveDrifted ? 'drift.predictions.out' : 'drift.predictions.within',
          )}
        </Verdict>
      </Typography>
    </>
  );
}
