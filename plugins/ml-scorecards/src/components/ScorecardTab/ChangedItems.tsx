import { ReactNode, useState } from 'react';
import {
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { findItem } from '../shared/findItem';
import { ChecklistItemDialog } from './ChecklistItemDialog';
import { ChecklistItemRow } from './ChecklistItemRow';
import { ItemChange, ItemRef, withChange } from './itemChanges';
import { useItemChanges } from './useItemChanges';

/** Items of checklists that one can tick: shows at once what one does, and why it came to nothing if it did. */
export function ChangedItems(props: {
  scorecard: Scorecard;
  onChanged: (scorecard: Scorecard) => void;
  children: (items: {
    /** An item as it will stand if the backend takes what is on its way. */
    asChanged: (ref: ItemRef, item: ChecklistItem) => ChecklistItem;
    row: (id: string, ref: ItemRef, item: ChecklistItem) => ReactNode;
  }) => ReactNode;
}) {
  const { scorecard } = props;
  const { progressOf, send, discard } = useItemChanges({
    ...props,
    entityRef: scorecard.entityRef,
  });
  const [changing, setChanging] = useState<ItemRef & { draft: ItemChange }>();
  const changingItem = changing && findItem(scorecard, changing);

  return (
    <>
      {props.children({
        asChanged: (ref, item) => {
          const progress = progressOf(ref);
          return progress?.outcome === 'saving'
            ? withChange(item, progress.change)
            : item;
        },
        row: (id, ref, item) => {
          const progress = progressOf(ref);
          return (
            <ChecklistItemRow
              key={id}
              id={id}
              item={item}
              progress={progress}
              scorecard={scorecard}
              onChange={action =>
                setChanging({
                  ...ref,
                  draft: {
                    action,
                    note: '',
                    evidenceUrl: '',
                    version: item.version,
                  },
                })
              }
              onTryAgain={() =>
                progress && setChanging({ ...ref, draft: progress.change })
              }
              onDiscard={() => discard(ref)}
            />
          );
        },
      })}
      {changing && changingItem && (
        <ChecklistItemDialog
          entityRef={scorecard.entityRef}
          item={changingItem}
          draft={changing.draft}
          onCancel={() => setChanging(undefined)}
          onSubmit={change => {
            setChanging(undefined);
            send(
              { checklist: changing.checklist, item: changing.item },
              change,
            );
          }}
        />
      )}
    </>
  );
}
