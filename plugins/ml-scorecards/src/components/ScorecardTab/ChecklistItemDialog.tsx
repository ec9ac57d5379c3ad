import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChecklistItem } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChangeDialog, ChangeEvents } from './ChangeDialog';
import { EvidenceUrlField, isEvidenceUrl } from './EvidenceUrlField';
import { isWrittenText, WrittenTextField } from './WrittenTextField';

export interface ItemToChange {
  checklist: string;
  item: ChecklistItem;
}

/** Asks for a note and the evidence, and ticks or unticks an item. */
export function ChecklistItemDialog(
  props: ChangeEvents & { entityRef: string; change: ItemToChange },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { entityRef, change, ...events } = props;
  const { checklist, item } = change;
  const ticking = !item.ticked;
  const [note, setNote] = useState('');
  const [evidenceUrl, setEvidenceUrl] = useState('');

  return (
    <ChangeDialog
      {...events}
      id="ml-checklist-dialog"
      title={
        ticking
          ? t('checklistDialog.tickTitle')
          : t('checklistDialog.untickTitle')
      }
      subject={item.title}
      verb={ticking ? t('checklistDialog.tick') : t('checklistDialog.untick')}
      isValid={isWrittenText(note) && isEvidenceUrl(evidenceUrl)}
      send={() =>
        api.updateChecklistItem(
          entityRef,
          { checklist, item: item.id },
          {
            ticked: ticking,
            note: note.trim() || undefined,
            evidenceUrl: evidenceUrl.trim() || undefined,
            version: item.version,
          },
        )
      }
    >
      <WrittenTextField
        id="ml-checklist-note"
        label={t('checklistDialog.note')}
        help={
          ticking
            ? t('checklistDialog.noteHelp')
            : t('checklistDialog.untickNoteHelp')
        }
        value={note}
        onChange={setNote}
      />
      {ticking && (
        <EvidenceUrlField
          id="ml-checklist-evidence"
          value={evidenceUrl}
          onChange={setEvidenceUrl}
        />
      )}
    </ChangeDialog>
  );
}
