import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { Waiver, WaiverDecision } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from '../shared/ChangeDialog';
import { useFormats } from '../shared/useFormats';
import { useSeenRecord } from '../shared/useSeenRecord';
import { isWrittenText, WrittenTextField } from '../shared/WrittenTextField';
import { canDecide } from './canDecide';
import { lastHand } from './lastHand';
import { WaiverText } from './WaiverText';

/** Shows a waiver as it stands, and approves, rejects, revokes or withdraws it. */
export function WaiverDecisionDialog(
  props: ChangeEvents & {
    entityRef: string;
    check: { id: string; title: string };
    /** Undefined once somebody has withdrawn it. */
    waiver?: Waiver;
    decision: WaiverDecision;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, check, waiver, decision, ...events } = props;
  const seen = useSeenRecord(lastHand(waiver));
  const [reason, setReason] = useState('');
  const needsReason = decision === 'reject' || decision === 'revoke';
  const isPossible = waiver !== undefined && canDecide(decision, waiver);

  return (
    <ChangeDialog
      {...events}
      id="ml-waiver-decision-dialog"
      title={t(`waiverDialog.${decision}Title`)}
      subject={check.title}
      entityRef={entityRef}
      verb={t(`waiver.${decision}`)}
      isValid={
        isPossible &&
        isWrittenText(reason) &&
        (reason.trim() !== '' || !needsReason)
      }
      seen={seen}
      theirs={waiver && <WaiverText waiver={waiver} />}
      send={() =>
        api.decideWaiver(entityRef, check.id, decision, {
          reason: reason.trim() || undefined,
          version: seen.version,
        })
      }
    >
      {!isPossible && (
        <Alert severity="warning">{t('waiverDialog.notPossible')}</Alert>
      )}
      {waiver && !seen.isOutdated && <WaiverText waiver={waiver} />}
      {waiver && decision === 'approve' && (
        <Typography variant="body2">
          {t('waiverDialog.approveHelp', { day: formats.day(waiver.until) })}
        </Typography>
      )}
      {decision !== 'withdraw' && (
        <WrittenTextField
          id="ml-waiver-decision-reason"
          label={t('waiverDialog.decisionReason')}
          help={
            needsReason
              ? t('waiverDialog.decisionReasonHelp')
              : t('waiverDialog.decisionReasonOptional')
          }
          required={needsReason}
          value={reason}
          onChange={setReason}
        />
      )}
    </ChangeDialog>
  );
}
