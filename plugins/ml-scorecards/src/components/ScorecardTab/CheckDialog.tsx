import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeEvents } from '../shared/ChangeDialog';
import { TakeBackDialog } from '../shared/TakeBackDialog';
import { WaiverDecisionDialog } from '../waivers/WaiverDecisionDialog';
import { AttestationDialog } from './AttestationDialog';
import { AttestationText } from './AttestationText';
import { CheckStatement } from './checkStatements';
import { WaiverRequestDialog } from './WaiverRequestDialog';

/** The dialog in which one puts something on record about a check. */
export function CheckDialog(
  props: ChangeEvents & {
    statement: CheckStatement;
    check: CheckResult;
    scorecard: Scorecard;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { statement, check, scorecard, ...events } = props;
  const { entityRef } = scorecard;
  const { attestation } = check;
  switch (statement) {
    case 'attest':
      return (
        <AttestationDialog {...events} entityRef={entityRef} check={check} />
      );
    case 'take-back':
      return (
        <TakeBackDialog
          {...events}
          title={t('attestationDialog.takeBackTitle')}
          subject={check.title}
          entityRef={entityRef}
          help={t('attestationDialog.takeBackHelp')}
          record={attestation}
          theirs={attestation && <AttestationText attestation={attestation} />}
          takeBack={query => api.deleteAttestation(entityRef, check.id, query)}
        />
      );
    case 'request':
      return (
        <WaiverRequestDialog
          {...events}
          entityRef={entityRef}
          check={check}
          terms={scorecard.waiverTerms}
        />
      );
    default:
      return (
        <WaiverDecisionDialog
          {...events}
          entityRef={entityRef}
          check={check}
          waiver={check.waiver}
          decision={statement}
        />
      );
  }
}
