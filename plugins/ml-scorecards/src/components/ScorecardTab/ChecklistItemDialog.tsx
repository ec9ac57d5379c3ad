import { FormEvent, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import {
  ChecklistItem,
  checklistItemUpdateSchema,
  evidenceUrlSchema,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { statusCodeOf } from '../shared/statusCodeOf';

export interface ItemToChange {
  checklist: string;
  item: ChecklistItem;
}

const noteSchema = checklistItemUpdateSchema.shape.note;

/** Asks for a note and the evidence, and ticks or unticks an item. */
export function ChecklistItemDialog(props: {
  entityRef: string;
  change: ItemToChange;
  onCancel: () => void;
  onSaved: (scorecard: Scorecard) => void;
  onRefused: (why: 'conflict' | 'forbidden') => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { checklist, item } = props.change;
  const ticking = !item.ticked;
  const [note, setNote] = useState('');
  const [evidenceUrl, setEvidenceUrl] = useState('');

  const noteIsValid = noteSchema.safeParse(note).success;
  const hasEvidence = evidenceUrl.trim() !== '';
  const evidenceIsValid =
    !hasEvidence || evidenceUrlSchema.safeParse(evidenceUrl).success;

  const [{ loading, error }, save] = useAsyncFn(async () => {
    let changed: Scorecard;
    try {
      changed = await api.updateChecklistItem(
        props.entityRef,
        { checklist, item: item.id },
        {
          ticked: ticking,
          note: note.trim() || undefined,
          evidenceUrl: hasEvidence ? evidenceUrl.trim() : undefined,
          version: item.version,
        },
      );
    } catch (refusal) {
      const statusCode = statusCodeOf(refusal);
      if (statusCode === 409) {
        props.onRefused('conflict');
        return;
      }
      if (statusCode === 403) {
        props.onRefused('forbidden');
        return;
      }
      throw refusal;
    }
    props.onSaved(changed);
  }, [api, props, checklist, item, ticking, note, evidenceUrl, hasEvidence]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };

  const verb = ticking
    ? t('checklistDialog.tick')
    : t('checklistDialog.untick');
  const noteHelp = ticking
    ? t('checklistDialog.noteHelp')
    : t('checklistDialog.untickNoteHelp');

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={props.onCancel}
      aria-labelledby="ml-checklist-dialog-title"
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id="ml-checklist-dialog-title">
          {ticking
            ? t('checklistDialog.tickTitle')
            : t('checklistDialog.untickTitle')}
        </DialogTitle>
        <DialogContent>
          <DialogContentText color="textPrimary">
            {item.title}
          </DialogContentText>
          <TextField
            id="ml-checklist-note"
            label={t('checklistDialog.note')}
            helperText={noteIsValid ? noteHelp : t('checklistDialog.tooLong')}
            error={!noteIsValid}
            value={note}
            onChange={event => setNote(event.target.value)}
            fullWidth
            multiline
            margin="dense"
          />
          {ticking && (
            <TextField
              id="ml-checklist-evidence"
              label={t('checklistDialog.evidence')}
              helperText={
                evidenceIsValid
                  ? t('checklistDialog.evidenceHelp')
                  : t('checklistDialog.evidenceInvalid')
              }
              error={!evidenceIsValid}
              value={evidenceUrl}
              onChange={event => setEvidenceUrl(event.target.value)}
              type="url"
              fullWidth
              margin="dense"
            />
          )}
          {error && !loading && (
            <Alert severity="error">
              {t('checklistDialog.failed', { message: error.message })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onCancel}>
            {t('checklistDialog.cancel')}
          </Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={loading || !noteIsValid || !evidenceIsValid}
          >
            {loading ? t('checklistDialog.saving') : verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
