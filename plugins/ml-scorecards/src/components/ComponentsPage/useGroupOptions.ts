import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useApi } from '@backstage/frontend-plugin-api';
import { MaturityGrouping } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { useAnswer } from '../shared/useAnswer';

/** As many as one looks through; who does not find the group among them types on. */
const OPTIONS = 20;
const PAUSE_MS = 300;

/** A group that can be chosen. Its title is that of the catalog, if it is known. */
export interface GroupOption {
  readonly id: string;
  readonly title?: string;
}

/** Groups that have components, the first ones by title of those that fit what somebody types. The server looks for them. */
export function useGroupOptions(options: {
  groupBy: MaturityGrouping;
  typed: string;
  /** Whether anybody looks at them: nothing is asked for before. */
  isOpen: boolean;
}): {
  items: readonly GroupOption[];
  /** How many fit, also those that are not among the items. */
  count: number;
  loading: boolean;
  error?: Error;
  retry: () => void;
} {
  const api = useApi(mlScorecardsApiRef);
  const { groupBy, isOpen } = options;
  const typed = options.typed.trim();
  const [text, setText] = useState(typed);
  useDebounce(
    () => {
      // What was typed is gone when something is chosen, which is no reason to ask again.
      if (isOpen) {
        setText(typed);
      }
    },
    PAUSE_MS,
    [typed, isOpen],
  );
  const { value, loading, error, retry } = useAnswer({
    question: ['group-options', groupBy, text],
    ask: () =>
      api.getMaturity({
        groupBy,
        layout: 'list',
        limit: OPTIONS,
        text: text || undefined,
      }),
    isOpen,
  });
  const isLoading = loading || (isOpen && typed !== text);
  return {
    // Those of another text must not be chosen by mistake while the right ones are on their way.
    items: (!isLoading && !error && value?.groups) || [],
    count: value?.groupCount ?? 0,
    loading: isLoading,
    error: isLoading ? undefined : error,
    retry,
  };
}

/** A chosen group with its title, which is asked for only where nobody has told it: when it came by the address. */
export function useChosenGroup(
  groupBy: MaturityGrouping,
  id: string | undefined,
  known: GroupOption | undefined,
): GroupOption | undefined {
  const api = useApi(mlScorecardsApiRef);
  // Only groups of people have titles besides their ids.
  const unknown =
    groupBy === 'owner' && id && known?.id !== id ? id : undefined;
  const { value: title } = useAnswer({
    question: ['group-title', groupBy, unknown],
    ask: async () =>
      (await api.getMaturity({ groupBy, group: unknown, depth: 0 })).title,
    isOpen: unknown !== undefined,
  });
  if (id === undefined) {
    return undefined;
  }
  return unknown === undefined && known ? known : { id, title };
}
