import { ReactNode } from 'react';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  answer: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1),
    minHeight: theme.spacing(5),
    fontSize: theme.typography.h5.fontSize,
    fontWeight: 'bold',
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
  },
}));

/** A question that a newcomer has, with its answer and what belongs to it. */
export function Question(props: {
  question: string;
  answer: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Grid item xs={12} md={4} component="section" aria-label={props.question}>
      <Typography variant="body2" component="h3" color="textSecondary">
        {props.question}
      </Typography>
      <Typography component="p" className={classes.answer}>
        {props.answer}
      </Typography>
      {props.children}
    </Grid>
  );
}
