import { alpha, makeStyles } from '@material-ui/core/styles';
import ChevronLeftIcon from '@material-ui/icons/ChevronLeft';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';

const useStyles = makeStyles(theme => {
  const { paper } = theme.palette.background;
  return {
    root: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      width: theme.spacing(5),
      display: 'flex',
      alignItems: 'center',
      color: theme.palette.text.primary,
      pointerEvents: 'none',
    },
    before: {
      left: 0,
      background: `linear-gradient(to right, ${paper} 40%, ${alpha(paper, 0)})`,
    },
    after: {
      right: 0,
      justifyContent: 'flex-end',
      background: `linear-gradient(to left, ${paper} 40%, ${alpha(paper, 0)})`,
    },
  };
});

/** Shows at the edge of a box that it goes on there. */
export function MoreBeside({ side }: { side: 'before' | 'after' }) {
  const classes = useStyles();
  const Icon = side === 'before' ? ChevronLeftIcon : ChevronRightIcon;
  return (
    <div aria-hidden className={`${classes.root} ${classes[side]}`}>
      <Icon />
    </div>
  );
}
