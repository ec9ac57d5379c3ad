import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { mlScorecardsTranslationRef } from '../../translation';

/** Who approves waivers, or what to do if nobody does. */
export function ApproversNote(props: { approvers: string[] }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { approvers } = props;
  return approvers.length === 0 ? (
    <Alert severity="warning">{t('waiver.noApprovers')}</Alert>
  ) : (
    <Typography variant="body2">
      {t('waiver.waitsFor', {
        approvers: <EntityRefLinks entityRefs={approvers} />,
      })}
    </Typography>
  );
}
