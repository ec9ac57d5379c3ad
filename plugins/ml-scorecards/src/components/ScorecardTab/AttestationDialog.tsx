import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { CheckResult } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from '../shared/ChangeDialog';
import { dayAfter } from '../shared/dayAfter';
import { DayField, isWithin } from '../shared/DayField';
import { EvidenceUrlField, isEvidenceUrl } from '../shared/EvidenceUrlField';
import { useFormats } from '../shared/useFormats';
import { useSeenRecord } from '../shared/useSeenRecord';
import { isWrittenText, WrittenTextField } from '../shared/WrittenTextField';
import { AttestationText } from './AttestationText';

/** Asks what somebody vouches for, with which evidence and until when, and puts it on record. */
export function AttestationDialog(
  props: ChangeEvents & { entityRef: string; check: CheckResult },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, check, ...events } = props;
  const { attestation, attestable } = check;
  const seen = useSeenRecord(attestation);
  const [today] = useState(() => new Date());
  const days = {
    first: dayAfter(today, 0),
    last: dayAfter(today, attestable?.validForDays ?? 0),
  };
  const [note, setNote] = useState(attestation?.note ?? '');
  const [evidenceUrl, setEvidenceUrl] = useState(
    attestation?.evidenceUrl ?? '',
  );
  const [until, setUntil] = useState(days.last);

  return (
    <ChangeDialog
      {...events}
      id="ml-attestation-dialog"
      title={t('attestationDialog.title')}
      subject={check.title}
      entityRef={entityRef}
      verb={t('attestationDialog.save')}
      isValid={
        attestable !== undefined &&
        note.trim() !== '' &&
        isWrittenText(note) &&
        evidenceUrl.trim() !== '' &&
        isEvidenceUrl(evidenceUrl) &&
        isWithin(until, days)
      }
      seen={seen}
      theirs={attestation && <AttestationText attestation={attestation} />}
      send={() =>
        api.updateAttestation(entityRef, check.id, {
          note: note.trim(),
          evidenceUrl: evidenceUrl.trim(),
          until,
          version: seen.version,
        })
      }
    >
      <Typography variant="body2">{t('attestationDialog.intro')}</Typography>
      {attestable?.perVersion && (
        <Typography variant="body2">
          {t('attestationDialog.perVersion')}
        </Typography>
      )}
      <WrittenTextField
        id="ml-attestation-note"
        label={t('attestationDialog.note')}
        help={t('attestationDialog.noteHelp')}
        required
        value={note}
        onChange={setNote}
      />
      <EvidenceUrlField
        id="ml-attestation-evidence"
        required
        value={evidenceUrl}
        onChange={setEvidenceUrl}
      />
      <DayField
        id="ml-attestation-until"
        label={t('attestationDialog.until')}
        help={t('attestationDialog.untilHelp', { day: formats.day(days.last) })}
        days={days}
        value={until}
        onChange={setUntil}
      />
    </ChangeDialog>
  );
}
