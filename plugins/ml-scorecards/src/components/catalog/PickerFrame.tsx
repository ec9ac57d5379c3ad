import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  // Backstage's own arrow has one colour for all themes, which a dark one hardly shows.
  root: {
    '& .MuiAutocomplete-popupIndicator': {
      color: theme.palette.text.secondary,
    },
  },
}));

/** Stands around a filter of the catalog. */
export function PickerFrame(props: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.root}>{props.children}</div>;
}
