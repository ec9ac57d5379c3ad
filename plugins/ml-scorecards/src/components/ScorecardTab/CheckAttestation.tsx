import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { AttestationText } from './AttestationText';
import { CheckPart } from './CheckPart';
import { OnState } from './checkStatements';

/** What somebody vouched for, whether it counts, and what one can do about it. */
export function CheckAttestation(props: {
  check: CheckResult;
  scorecard: Scorecard;
  onState: OnState;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check, scorecard, onState } = props;
  const { title, attestation, attestable, state } = check;
  const mayAttest = scorecard.may.attest && attestable !== undefined;
  // Where facts say that it passes, or that it does not apply, there is nothing to vouch for.
  const isUseful = state === 'unknown' || check.attested === true;
  const isOverruled = state === 'fail';
  if (!attestation && !(mayAttest && (isUseful || isOverruled))) {
    return null;
  }
  return (
    <CheckPart title={t('attestation.title')}>
      {attestation && (
        <>
          <AttestationText attestation={attestation} />
          {!attestation.lapsed && <WhatItCounts check={check} />}
        </>
      )}
      {!attestation && (
        <Typography variant="body2">
          {isOverruled ? t('attestation.notAgainst') : t('attestation.none')}
        </Typography>
      )}
      {mayAttest && isUseful && (
        <LeavingButton
          size="small"
          color="primary"
          aria-label={
            attestation
              ? t('attestation.renewLabel', { title })
              : t('attestation.attestLabel', { title })
          }
          onClick={() => onState('attest', check)}
        >
          {attestation ? t('attestation.renew') : t('attestation.attest')}
        </LeavingButton>
      )}
      {scorecard.may.attest && attestation && (
        <LeavingButton
          size="small"
          color="primary"
          aria-label={t('attestation.takeBackLabel', { title })}
          onClick={() => onState('take-back', check)}
        >
          {t('attestation.takeBack')}
        </LeavingButton>
      )}
    </CheckPart>
  );
}

function WhatItCounts({ check }: { check: CheckResult }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const text = {
    pass: check.attested ? t('attestation.counts') : t('attestation.notNeeded'),
    fail: t('attestation.overruled'),
    unknown: undefined,
    'not-applicable': undefined,
  }[check.state];
  return text ? <Typography variant="body2">{text}</Typography> : null;
}
