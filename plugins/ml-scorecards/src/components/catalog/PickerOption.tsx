import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ChosenBox } from '../shared/ChosenBox';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    // The column of the filters is narrow, and what is cut says nothing.
    '& span': {
      whiteSpace: 'normal',
    },
  },
}));

/** A choice of a catalog filter. The list says to screen readers which are chosen, the box says it to the eye. */
export function PickerOption(props: {
  selected: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <ChosenBox chosen={props.selected} />
      {props.children}
    </span>
  );
}
