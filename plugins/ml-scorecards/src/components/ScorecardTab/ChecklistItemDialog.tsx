import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChecklistItem } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { EvidenceUrlField, isEvidenceUrl } from '../shared/EvidenceUrlField';
import { FormDialog } from '../shared/FormDialog';
import { Theirs } from '../shared/Theirs';
import { useSeenRecord } from '../shared/useSeenRecord';
import { isWrittenText, WrittenTextField } from '../shared/WrittenTextField';
import { ChecklistItemRecord } from './ChecklistItemRecord';
import { isDispute, ItemChange } from './itemChanges';

/** Asks for a note and the evidence of what is done about an item. */
export function ChecklistItemDialog(props: {
  entityRef: string;
  item: ChecklistItem;
  /** What to do, with what was written before it came to nothing. */
  draft: ItemChange;
  onCancel: () => void;
  onSubmit: (change: ItemChange) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { item, draft, onCancel, onSubmit } = props;
  const { action } = draft;
  const seen = useSeenRecord(item, draft.version);
  const [note, setNote] = useState(draft.note);
  const [evidenceUrl, setEvidenceUrl] = useState(draft.evidenceUrl);
  const needsNote = isDispute(action);

  return (
    <FormDialog
      id="ml-checklist-dialog"
      title={t(`checklistDialog.${action}Title`)}
      subject={item.title}
      entityRef={props.entityRef}
      verb={
        seen.isOutdated
          ? t('changeDialog.replace')
          : t(`checklistDialog.${action}`)
      }
      canSubmit={
        isWrittenText(note) &&
        isEvidenceUrl(evidenceUrl) &&
        (note.trim() !== '' || !needsNote)
      }
      onCancel={onCancel}
      onSubmit={() =>
        onSubmit({ action, note, evidenceUrl, version: seen.version })
      }
    >
      {seen.isOutdated && (
        <Theirs by={seen.by}>
          <ChecklistItemRecord item={item} />
        </Theirs>
      )}
      <WrittenTextField
        id="ml-checklist-note"
        label={t('checklistDialog.note')}
        help={t(`checklistDialog.${action}NoteHelp`)}
        required={needsNote}
        value={note}
        onChange={setNote}
      />
      {(action === 'tick' || needsNote) && (
        <EvidenceUrlField
          id="ml-checklist-evidence"
          value={evidenceUrl}
          onChange={setEvidenceUrl}
        />
      )}
    </FormDialog>
  );
}
