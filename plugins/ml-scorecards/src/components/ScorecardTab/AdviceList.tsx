import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(1.5),
    },
  },
  item: {
    // What it offers stands side by side.
    '& > button': {
      marginRight: theme.spacing(1),
    },
  },
  emphasized: {
    fontWeight: 'bold',
  },
}));

/** A list of pieces of advice. */
export function AdviceList(props: { children: ReactNode }) {
  const classes = useStyles();
  return <ul className={classes.list}>{props.children}</ul>;
}

/** One of them: its title, and below it what belongs to it. */
export function AdviceItem(props: {
  title: ReactNode;
  /** Whether it waits for somebody. */
  isOpen: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <li className={classes.item}>
      <Typography
        variant="body2"
        component="div"
        className={props.isOpen ? classes.emphasized : undefined}
      >
        {props.title}
      </Typography>
      {props.children}
    </li>
  );
}
