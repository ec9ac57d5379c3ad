import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  WaiverTerms,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from '../shared/ChangeDialog';
import { dayAfter } from '../shared/dayAfter';
import { DayField, isWithin } from '../shared/DayField';
import { useFormats } from '../shared/useFormats';
import { useSeenRecord } from '../shared/useSeenRecord';
import { isWrittenText, WrittenTextField } from '../shared/WrittenTextField';
import { lastHand } from '../waivers/lastHand';
import { WaiverText } from '../waivers/WaiverText';
import { ApproversNote } from './ApproversNote';

/** Asks why a check cannot pass and until when, and puts the request for a waiver on record. */
export function WaiverRequestDialog(
  props: ChangeEvents & {
    entityRef: string;
    check: CheckResult;
    terms: WaiverTerms;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, check, terms, ...events } = props;
  const { waiver } = check;
  const seen = useSeenRecord(lastHand(waiver));
  const [today] = useState(() => new Date());
  const days = {
    first: dayAfter(today, 1),
    last: dayAfter(today, terms.maxDays),
  };
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');

  return (
    <ChangeDialog
      {...events}
      id="ml-waiver-dialog"
      title={t('waiverDialog.title')}
      subject={check.title}
      entityRef={entityRef}
      verb={t('waiverDialog.ask')}
      isValid={
        reason.trim() !== '' && isWrittenText(reason) && isWithin(until, days)
      }
      seen={seen}
      theirs={waiver && <WaiverText waiver={waiver} />}
      send={() =>
        api.requestWaiver(entityRef, check.id, {
          reason: reason.trim(),
          until,
          version: seen.version,
        })
      }
    >
      <Typography variant="body2">{t('waiverDialog.intro')}</Typography>
      <ApproversNote approvers={terms.approvers} />
      <WrittenTextField
        id="ml-waiver-reason"
        label={t('waiverDialog.reason')}
        help={t('waiverDialog.reasonHelp')}
        required
        value={reason}
        onChange={setReason}
      />
      <DayField
        id="ml-waiver-until"
        label={t('waiverDialog.until')}
        help={t('waiverDialog.untilHelp', { day: formats.day(days.last) })}
        days={days}
        value={until}
        onChange={setUntil}
      />
    </ChangeDialog>
  );
}
