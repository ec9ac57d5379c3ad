import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { Decision, decisionDays } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from '../shared/ChangeDialog';
import { DayField, isWithin } from '../shared/DayField';
import { EvidenceUrlField, isEvidenceUrl } from '../shared/EvidenceUrlField';
import { useSeenRecord } from '../shared/useSeenRecord';
import { isWrittenText, WrittenTextField } from '../shared/WrittenTextField';
import { DecisionText, QUESTIONS } from './DecisionText';

/** A trigger or a finding that owners decide about. */
export interface DecisionSubject {
  id: string;
  title: string;
  decision?: Decision;
}

type Answers = Record<(typeof QUESTIONS)[number], string>;

/** Asks what was decided, why and until when, and puts it on record. */
export function DecisionDialog(
  props: ChangeEvents & { entityRef: string; subject: DecisionSubject },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, subject, ...events } = props;
  const { decision } = subject;
  const seen = useSeenRecord(decision);
  const [wasDecided] = useState(decision !== undefined);
  const [days] = useState(() => decisionDays(new Date()));
  const [reason, setReason] = useState(decision?.reason ?? '');
  const [evidenceUrl, setEvidenceUrl] = useState(decision?.evidenceUrl ?? '');
  const [until, setUntil] = useState(decision?.until ?? '');
  const [answers, setAnswers] = useState<Answers>({
    currentMetrics: decision?.currentMetrics ?? '',
    growthRate: decision?.growthRate ?? '',
    downtimeCost: decision?.downtimeCost ?? '',
    dataVelocity: decision?.dataVelocity ?? '',
  });

  const isValid =
    reason.trim() !== '' &&
    isWrittenText(reason) &&
    isEvidenceUrl(evidenceUrl) &&
    isWithin(until, days) &&
    Object.values(answers).every(isWrittenText);

  return (
    <ChangeDialog
      {...events}
      id="ml-decision-dialog"
      title={
        wasDecided ? t('decisionDialog.changeTitle') : t('decisionDialog.title')
      }
      subject={subject.title}
      entityRef={entityRef}
      verb={t('decisionDialog.save')}
      isValid={isValid}
      seen={seen}
      theirs={decision && <DecisionText decision={decision} />}
      send={() =>
        api.updateDecision(entityRef, subject.id, {
          reason: reason.trim(),
          evidenceUrl: evidenceUrl.trim() || undefined,
          until,
          currentMetrics: answers.currentMetrics.trim() || undefined,
          growthRate: answers.growthRate.trim() || undefined,
          downtimeCost: answers.downtimeCost.trim() || undefined,
          dataVelocity: answers.dataVelocity.trim() || undefined,
          version: seen.version,
        })
      }
    >
      <WrittenTextField
        id="ml-decision-reason"
        label={t('decisionDialog.reason')}
        help={t('decisionDialog.reasonHelp')}
        required
        value={reason}
        onChange={setReason}
      />
      <DayField
        id="ml-decision-until"
        label={t('decisionDialog.until')}
        help={t('decisionDialog.untilHelp')}
        days={days}
        value={until}
        onChange={setUntil}
      />
      <EvidenceUrlField
        id="ml-decision-evidence"
        value={evidenceUrl}
        onChange={setEvidenceUrl}
      />
      <FormControl component="fieldset" fullWidth margin="normal">
        <FormLabel component="legend">
          {t('decisionDialog.questions')}
        </FormLabel>
        <FormHelperText>{t('decisionDialog.questionsHelp')}</FormHelperText>
        {QUESTIONS.map(question => (
          <WrittenTextField
            key={question}
            id={`ml-decision-${question}`}
            label={t(`decision.${question}`)}
            value={answers[question]}
            onChange={answer =>
              setAnswers(given => ({ ...given, [question]: answer }))
            }
          />
        ))}
      </FormControl>
    </ChangeDialog>
  );
}
