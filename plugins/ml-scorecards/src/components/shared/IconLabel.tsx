import { ComponentType, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';

const useStyles = makeStyles(theme => {
  const shade = theme.palette.type === 'dark' ? 'light' : 'dark';
  return {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.75),
      verticalAlign: 'bottom',
      whiteSpace: 'nowrap',
    },
    wrapping: {
      display: 'flex',
      alignItems: 'flex-start',
      whiteSpace: 'normal',
    },
    // Its baseline is that of the label, as an icon has none: that would be its lower edge.
    text: {
      alignSelf: 'baseline',
    },
    good: { color: theme.palette.success[shade] },
    bad: { color: theme.palette.error[shade] },
    doubtful: { color: theme.palette.warning[shade] },
    neutral: { color: theme.palette.text.secondary },
  };
});

/** A state in a word, with an icon of its own, so that its colour is never the only sign. */
export function IconLabel(props: {
  icon: ComponentType<SvgIconProps>;
  tone: 'good' | 'bad' | 'doubtful' | 'neutral';
  /** Whether it may take several lines, all of them beside the icon. */
  wraps?: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { icon: Icon, tone, children } = props;
  return (
    <span
      className={
        props.wraps ? `${classes.root} ${classes.wrapping}` : classes.root
      }
    >
      <Icon fontSize="small" className={classes[tone]} aria-hidden />
      {props.wraps ? (
        <span className={classes.text}>{children}</span>
      ) : (
        children
      )}
    </span>
  );
}
