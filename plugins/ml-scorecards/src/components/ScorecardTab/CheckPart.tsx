import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  root: {
    marginTop: theme.spacing(2),
  },
  title: {
    fontWeight: 'bold',
  },
}));

/** One of the things that are to be said about a check. */
export function CheckPart(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={props.title}>
      <Typography
        variant="subtitle2"
        component="h5"
        className={classes.title}
        gutterBottom
      >
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
