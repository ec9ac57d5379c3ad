import { useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { itemElementId } from '../shared/elementIds';
import { isOutdated } from '../shared/isOutdated';
import { messageOf } from '../shared/messageOf';
import { statusCodeOf } from '../shared/statusCodeOf';
import { useAnswers } from '../shared/useAnswers';
import { ItemChange, ItemRef, toUpdate } from './itemChanges';

/** A change of an item that is on its way, or that came to nothing. */
export interface ItemProgress {
  change: ItemChange;
  outcome: 'saving' | 'conflict' | 'forbidden' | { message: string };
}

/** Sends what people tick. A change that came to nothing is kept, with what they wrote. */
export function useItemChanges(props: {
  entityRef: string;
  onChanged: (scorecard: Scorecard) => void;
}): {
  progressOf: (ref: ItemRef) => ItemProgress | undefined;
  send: (ref: ItemRef, change: ItemChange) => void;
  discard: (ref: ItemRef) => void;
} {
  const api = useApi(mlScorecardsApiRef);
  const answers = useAnswers();
  const { entityRef, onChanged } = props;
  const [progress, setProgress] = useState<Record<string, ItemProgress>>({});
  // One after another: each answer is a whole scorecard, and the last to come must be the last that was asked for.
  const queue = useRef(Promise.resolve());

  const put = (ref: ItemRef, of: ItemProgress) =>
    setProgress(all => ({ ...all, [itemElementId(ref)]: of }));
  const discard = (ref: ItemRef) =>
    setProgress(({ [itemElementId(ref)]: _, ...others }) => others);

  const save = async (ref: ItemRef, change: ItemChange) => {
    try {
      const changed = await api.updateChecklistItem(
        entityRef,
        ref,
        toUpdate(change),
      );
      answers.outdate();
      onChanged(changed);
      discard(ref);
    } catch (refusal) {
      if (isOutdated(refusal)) {
        put(ref, {
          change,
          outcome: statusCodeOf(refusal) === 409 ? 'conflict' : 'forbidden',
        });
        answers.outdate({ by: 'others' });
      } else {
        const message = messageOf(
          refusal instanceof Error ? refusal : new Error(String(refusal)),
        );
        put(ref, { change, outcome: { message } });
      }
    }
  };

  return {
    progressOf: ref => progress[itemElementId(ref)],
    send: (ref, change) => {
      put(ref, { change, outcome: 'saving' });
      queue.current = queue.current.then(() => save(ref, change));
    },
    discard,
  };
}
