import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  // As all rows of fields have the same columns, they stand in line.
  root: {
    display: 'grid',
    flex: '1 0 100%',
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(
      22,
    )}px), 1fr))`,
    alignItems: 'start',
    gap: theme.spacing(2),
    // That a field narrows nothing is a value like others, and as easy to read.
    '& .MuiInputBase-input::placeholder': {
      color: theme.palette.text.primary,
      opacity: 1,
    },
    // Fields that one can write into begin where the others do.
    '& .MuiAutocomplete-inputRoot.MuiOutlinedInput-root.MuiOutlinedInput-marginDense .MuiAutocomplete-input':
      {
        paddingLeft: theme.spacing(1),
      },
  },
}));

/** Fields of filters, side by side, as many as fit. */
export function FilterFields(props: {
  id?: string;
  /** What they are called, if they are a group of their own. */
  label?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div
      id={props.id}
      className={classes.root}
      role={props.label && 'group'}
      aria-label={props.label}
    >
      {props.children}
    </div>
  );
}
