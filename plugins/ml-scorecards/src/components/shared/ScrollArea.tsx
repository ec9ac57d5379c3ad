import { ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TableContainer from '@material-ui/core/TableContainer';

const useStyles = makeStyles(theme => {
  const shade = `${theme.palette.text.secondary}, transparent`;
  return {
    root: {
      position: 'relative',
    },
    // Above heads that stay in sight, and never in the way of a click.
    edge: {
      position: 'absolute',
      zIndex: 4,
      pointerEvents: 'none',
      opacity: 0.4,
      '@media (forced-colors: active)': {
        opacity: 1,
      },
    },
    left: {
      top: 0,
      bottom: 0,
      left: 0,
      width: theme.spacing(1.5),
      backgroundImage: `linear-gradient(to right, ${shade})`,
      '@media (forced-colors: active)': {
        borderLeft: '2px dashed',
      },
    },
    right: {
      top: 0,
      bottom: 0,
      right: 0,
      width: theme.spacing(1.5),
      backgroundImage: `linear-gradient(to left, ${shade})`,
      '@media (forced-colors: active)': {
        borderRight: '2px dashed',
      },
    },
    bottom: {
      left: 0,
      right: 0,
      bottom: 0,
      height: theme.spacing(1.5),
      backgroundImage: `linear-gradient(to top, ${shade})`,
      '@media (forced-colors: active)': {
        borderBottom: '2px dashed',
      },
    },
  };
});

type Edge = 'left' | 'right' | 'bottom';

/** A table that scrolls where it has no room, with a shadow at each edge behind which there is more. */
export function ScrollArea(props: {
  /** What the table is called. */
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const area = useRef<HTMLDivElement>(null);
  const [edges, setEdges] = useState('');
  const look = useCallback(() => {
    if (area.current) {
      setEdges(hiddenEdges(area.current).join(' '));
    }
  }, []);

  // What is in it may have changed with whatever is drawn.
  useEffect(look);
  useEffect(() => {
    const { current } = area;
    if (!current || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(look);
    observer.observe(current);
    [...current.children].forEach(child => observer.observe(child));
    return () => observer.disconnect();
  }, [look]);

  return (
    <div className={classes.root}>
      <TableContainer
        ref={area}
        tabIndex={0}
        role="region"
        aria-label={props.label}
        className={props.className}
        onScroll={look}
      >
        {props.children}
      </TableContainer>
      {(['left', 'right', 'bottom'] as const).map(
        edge =>
          edges.split(' ').includes(edge) && (
            <span
              key={edge}
              className={`${classes.edge} ${classes[edge]}`}
              aria-hidden
            />
          ),
      )}
    </div>
  );
}

/** The edges behind which there is more. A pixel is what rounding may leave. */
function hiddenEdges(area: HTMLElement): Edge[] {
  const { scrollLeft, scrollTop } = area;
  const right = area.scrollWidth - area.clientWidth - scrollLeft;
  const below = area.scrollHeight - area.clientHeight - scrollTop;
  return [
    ...(scrollLeft > 1 ? (['left'] as const) : []),
    ...(right > 1 ? (['right'] as const) : []),
    ...(below > 1 ? (['bottom'] as const) : []),
  ];
}
