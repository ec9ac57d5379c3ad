import { useMemo } from 'react';
import { Maturity } from 'backstage-plugin-ml-scorecards-common';
import { useKept } from '../shared/useKept';
import { treeKey } from './heatmapLines';

const NONE: readonly string[] = [];

/**
 * Which groups of the tree are open: those that came with what is below them, until one closes them. What one has opened and
 * closed is still so when one comes back from another tab.
 */
export function useOpenGroups({ groupBy, group, groups }: Maturity): {
  open: ReadonlySet<string>;
  toggle: (key: string) => void;
} {
  const [toggled, setToggled] = useKept<readonly string[]>(
    ['toggled-groups', groupBy, group],
    NONE,
  );
  const open = useMemo(() => {
    const keys = new Set(
      groups
        .filter(({ children }) => children.length > 0)
        .map(each => treeKey('', each)),
    );
    for (const key of toggled) {
      if (!keys.delete(key)) {
        keys.add(key);
      }
    }
    return keys;
  }, [groups, toggled]);
  return {
    open,
    toggle: key =>
      setToggled(
        toggled.includes(key)
          ? toggled.filter(other => other !== key)
          : [...toggled, key],
      ),
  };
}
