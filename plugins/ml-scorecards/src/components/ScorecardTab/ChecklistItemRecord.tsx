import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistItem } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { RelativeTime } from '../shared/RelativeTime';
import { SafeLink } from '../shared/SafeLink';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles({
  text: {
    whiteSpace: 'pre-line',
    overflowWrap: 'anywhere',
  },
});

/** What a person last said about an item: who, when, until when it holds, with the note and the evidence. */
export function ChecklistItemRecord({ item }: { item: ChecklistItem }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { state, by, at, expiresAt, note, evidenceUrl } = item;
  const deed = deedOf(item);
  return (
    <div className={classes.text}>
      {(deed || expiresAt) && (
        <Typography variant="body2">
          {by &&
            at &&
            deed &&
            t(`checklists.${deed}`, {
              person: <EntityRefLink entityRef={by} />,
              age: <RelativeTime at={at} />,
            })}{' '}
          {expiresAt &&
            (state === 'ticked' || state === 'expired') &&
            t(
              state === 'expired'
                ? 'checklists.heldUntil'
                : 'checklists.holdsUntil',
              { day: formats.day(expiresAt) },
            )}
        </Typography>
      )}
      {note && (
        <Typography variant="body2">{t('quoted', { text: note })}</Typography>
      )}
      {evidenceUrl && (
        <Typography variant="body2">
          {t('checklists.evidence')}:{' '}
          <SafeLink to={evidenceUrl}>{evidenceUrl}</SafeLink>
        </Typography>
      )}
    </div>
  );
}

/** What the person did whose name is on the item; nothing that is worth saying where facts have answered it since. */
function deedOf({
  state,
  ticked,
}: ChecklistItem): 'disputedBy' | 'tickedBy' | 'untickedBy' | undefined {
  if (state === 'disputed') {
    return 'disputedBy';
  }
  if (ticked) {
    return 'tickedBy';
  }
  return state === 'answered' ? undefined : 'untickedBy';
}
