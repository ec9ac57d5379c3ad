import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    // The theme's margin of chips would double the gap.
    '& > *': {
      margin: 0,
    },
  },
}));

/** A row of chips to choose from. */
export function ChoiceRow(props: { label: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div role="group" aria-label={props.label} className={classes.root}>
      {props.children}
    </div>
  );
}
