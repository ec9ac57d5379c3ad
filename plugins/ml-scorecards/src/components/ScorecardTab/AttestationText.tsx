import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { Attestation } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RecordFrame } from '../shared/RecordFrame';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { useFormats } from '../shared/useFormats';

/** What somebody vouches for, until when, and why that does not hold any more. */
export function AttestationText(props: { attestation: Attestation }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { attestation } = props;
  const { by, at, note, evidenceUrl } = attestation;
  return (
    <RecordFrame>
      <Typography variant="body2">
        {t('attestation.by', {
          person: <EntityRefLink entityRef={by} />,
          age: <RelativeTime at={at} />,
        })}{' '}
        <Standing attestation={attestation} />
      </Typography>
      <Typography variant="body2">{t('quoted', { text: note })}</Typography>
      <Typography variant="body2">
        {t('checklists.evidence')}:{' '}
        <SafeLink to={evidenceUrl}>{evidenceUrl}</SafeLink>
      </Typography>
    </RecordFrame>
  );
}

function Standing(props: { attestation: Attestation }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { until, modelVersion: version, lapsed } = props.attestation;
  const day = formats.day(until);
  if (lapsed === 'expired') {
    return <>{t('attestation.expired', { day })}</>;
  }
  if (lapsed === 'other-version') {
    return (
      <>
        {version
          ? t('attestation.other-version', { version })
          : t('attestation.other-versionUnnamed')}
      </>
    );
  }
  return (
    <>
      {version
        ? t('attestation.holdsForVersion', { day, version })
        : t('attestation.holds', { day })}
    </>
  );
}
