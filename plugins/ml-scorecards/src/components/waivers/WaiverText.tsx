import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { Waiver } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RecordFrame } from '../shared/RecordFrame';
import { RelativeTime } from '../shared/RelativeTime';
import { useFormats } from '../shared/useFormats';
import { WaiverStateLabel } from './WaiverStateLabel';

/** What the person did who decided last. */
const deeds = {
  requested: 'approvedBy',
  approved: 'approvedBy',
  ended: 'approvedBy',
  rejected: 'rejectedBy',
  revoked: 'revokedBy',
} as const;

/** Who asked for a waiver and why, who decided about it and why, and how it stands. */
export function WaiverText({ waiver }: { waiver: Waiver }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { state, decidedBy, decidedAt } = waiver;
  const day = formats.day(waiver.until);
  return (
    <RecordFrame>
      <Typography variant="body2" component="div">
        <WaiverStateLabel waiver={waiver} />
      </Typography>
      <Typography variant="body2">
        {t('waiver.requestedBy', {
          person: <EntityRefLink entityRef={waiver.requestedBy} />,
          age: <RelativeTime at={waiver.requestedAt} />,
          day,
        })}
      </Typography>
      <Typography variant="body2">
        {t('quoted', { text: waiver.reason })}
      </Typography>
      {decidedBy && decidedAt && (
        <Typography variant="body2">
          {t(`waiver.${deeds[state]}`, {
            person: <EntityRefLink entityRef={decidedBy} />,
            age: <RelativeTime at={decidedAt} />,
          })}{' '}
          {state === 'ended' && t('waiver.endedOn', { day })}
        </Typography>
      )}
      {waiver.decisionReason && (
        <Typography variant="body2">
          {t('quoted', { text: waiver.decisionReason })}
        </Typography>
      )}
    </RecordFrame>
  );
}
