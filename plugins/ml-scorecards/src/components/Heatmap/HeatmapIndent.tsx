import { ReactNode } from 'react';
import { useTheme } from '@material-ui/core/styles';

/** What stands at a depth of the tree. A step is smaller where there is little room. */
export function HeatmapIndent(props: {
  depth: number;
  isNarrow: boolean;
  children: ReactNode;
}) {
  const theme = useTheme();
  const step = props.isNarrow ? 1 : 2;
  return (
    <div style={{ paddingLeft: theme.spacing(step * props.depth) }}>
      {props.children}
    </div>
  );
}
