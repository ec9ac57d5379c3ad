import { CSSProperties } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    height: theme.spacing(1.5),
    minWidth: theme.spacing(12),
    borderRadius: theme.shape.borderRadius,
    overflow: 'hidden',
    border: `1px solid ${theme.palette.text.secondary}`,
    // Fills say what is what, also where people have chosen the colours.
    forcedColorAdjust: 'none',
  },
}));

/** Parts of a whole beside each other, each as wide as its share of it. */
export function ShareBar<TPart extends string>(props: {
  /** What it shows, in words. */
  label: string;
  parts: readonly TPart[];
  counts: Readonly<Record<TPart, number>>;
  fillOf: (part: TPart) => { className?: string; style?: CSSProperties };
}) {
  const classes = useStyles();
  const { label, parts, counts, fillOf } = props;
  return (
    <div role="img" className={classes.bar} aria-label={label}>
      {parts
        .filter(part => counts[part] > 0)
        .map(part => {
          const { className, style } = fillOf(part);
          return (
            <span
              key={part}
              className={className}
              style={{ ...style, flexGrow: counts[part] }}
            />
          );
        })}
    </div>
  );
}
