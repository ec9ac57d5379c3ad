import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Alert from '@material-ui/lab/Alert';
import { ChecklistItem } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from '../shared/LeavingButton';
import { ItemProgress } from './useItemChanges';

/** Why what somebody did about an item came to nothing, and what they wrote. */
export function ItemNotice(props: {
  item: ChecklistItem;
  progress: ItemProgress;
  onTryAgain: () => void;
  onDiscard: () => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { item, progress } = props;
  const { outcome } = progress;
  const { title } = item;
  return (
    <Alert severity={typeof outcome === 'string' ? 'warning' : 'error'}>
      <Reason item={item} progress={progress} />
      <div>
        {outcome !== 'forbidden' && (
          <LeavingButton
            size="small"
            color="primary"
            aria-label={t('checklists.tryAgainLabel', { title })}
            onClick={props.onTryAgain}
          >
            {t('checklists.tryAgain')}
          </LeavingButton>
        )}
        <LeavingButton
          size="small"
          color="primary"
          aria-label={t('checklists.discardLabel', { title })}
          onClick={props.onDiscard}
        >
          {t('checklists.discard')}
        </LeavingButton>
      </div>
    </Alert>
  );
}

function Reason(props: { item: ChecklistItem; progress: ItemProgress }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { by, version } = props.item;
  const { change, outcome } = props.progress;
  if (outcome === 'forbidden') {
    return <>{t('checklistDialog.forbidden')}</>;
  }
  if (typeof outcome === 'string') {
    // Who was faster is known when the item is there as they left it.
    return (
      <>
        {by && version !== change.version
          ? t('checklists.conflictWith', {
              person: <EntityRefLink entityRef={by} />,
            })
          : t('checklists.conflict')}
      </>
    );
  }
  return <>{t('checklists.failed', { message: outcome.message })}</>;
}
