import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  Scorecard,
  TakeBackQuery,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from './ChangeDialog';
import { useSeenRecord } from './useSeenRecord';

/** Makes sure, and takes back what somebody put on record. */
export function TakeBackDialog(
  props: ChangeEvents & {
    title: string;
    subject: string;
    /** The component that it belongs to. */
    entityRef: string;
    /** What becomes of it then. */
    help: string;
    record?: { version: number; by: string };
    /** The record in words, for whoever was slower. */
    theirs?: ReactNode;
    takeBack: (query: TakeBackQuery) => Promise<Scorecard>;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { help, record, takeBack, ...dialog } = props;
  const seen = useSeenRecord(record);
  return (
    <ChangeDialog
      {...dialog}
      id="ml-take-back-dialog"
      verb={t('takeBackDialog.verb')}
      isValid={record !== undefined}
      seen={seen}
      send={() => takeBack({ version: seen.version })}
    >
      <Typography variant="body2">{help}</Typography>
    </ChangeDialog>
  );
}
