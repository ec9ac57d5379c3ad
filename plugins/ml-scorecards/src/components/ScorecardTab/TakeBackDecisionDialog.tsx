import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeEvents } from '../shared/ChangeDialog';
import { TakeBackDialog } from '../shared/TakeBackDialog';
import { DecisionSubject } from './DecisionDialog';
import { DecisionText } from './DecisionText';

/** Makes sure, and takes a decision back. */
export function TakeBackDecisionDialog(
  props: ChangeEvents & { entityRef: string; subject: DecisionSubject },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, subject, ...events } = props;
  const { decision } = subject;
  return (
    <TakeBackDialog
      {...events}
      title={t('decisionDialog.takeBackTitle')}
      subject={subject.title}
      entityRef={entityRef}
      help={t('decisionDialog.takeBackHelp')}
      record={decision}
      theirs={decision && <DecisionText decision={decision} />}
      takeBack={query => api.deleteDecision(entityRef, subject.id, query)}
    />
  );
}
