import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    minWidth: 0,
    '& > .MuiFormControl-root, & > .MuiAutocomplete-root': {
      flex: `1 1 ${theme.spacing(22)}px`,
      maxWidth: theme.spacing(40),
    },
    '& > .MuiButton-root': {
      minHeight: theme.spacing(5),
    },
  },
}));

/** The filters of a list, side by side, as many as fit. */
export function FilterBar(props: {
  id?: string;
  label: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div
      id={props.id}
      className={classes.root}
      role="group"
      aria-label={props.label}
    >
      {props.children}
    </div>
  );
}
