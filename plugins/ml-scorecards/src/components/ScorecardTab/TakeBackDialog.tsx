import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from './ChangeDialog';
import { DecisionSubject } from './DecisionDialog';

/** Makes sure, and takes a decision back. */
export function TakeBackDialog(
  props: ChangeEvents & { entityRef: string; subject: DecisionSubject },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, subject, ...events } = props;
  return (
    <ChangeDialog
      {...events}
      id="ml-take-back-dialog"
      title={t('decisionDialog.takeBackTitle')}
      subject={subject.title}
      verb={t('decision.takeBack')}
      isValid
      send={() =>
        api.deleteDecision(entityRef, subject.id, {
          version: subject.decision?.version ?? 0,
        })
      }
    >
      <Typography variant="body2">
        {t('decisionDialog.takeBackHelp')}
      </Typography>
    </ChangeDialog>
  );
}
