import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import CheckBoxIcon from '@material-ui/icons/CheckBox';
import CheckBoxOutlineBlankIcon from '@material-ui/icons/CheckBoxOutlineBlank';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** A choice of a catalog filter. The list says to screen readers which are chosen, the box says it to the eye. */
export function PickerOption(props: {
  selected: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  const Box = props.selected ? CheckBoxIcon : CheckBoxOutlineBlankIcon;
  return (
    <span className={classes.root}>
      <Box fontSize="small" aria-hidden />
      {props.children}
    </span>
  );
}
