import { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { FilterLink } from '../shared/FilterLink';

const useStyles = makeStyles(theme => ({
  card: {
    height: '100%',
    padding: theme.spacing(2),
    boxSizing: 'border-box',
  },
  // Beside each other, titles of one line and of two have their numbers in line.
  titleOfNumber: {
    [theme.breakpoints.up('md')]: {
      minHeight: '3.14em',
    },
  },
  number: {
    fontSize: theme.typography.h3.fontSize,
    fontWeight: 'bold',
    lineHeight: 1.3,
  },
}));

/** A card with a figure that leads to the components behind it, if there are any, and what belongs to it. */
export function Figure(props: {
  title: string;
  number?: string;
  /** What a screen reader says of the link. */
  label?: string;
  filters?: Partial<ComponentFilters>;
  children?: ReactNode;
}) {
  const classes = useStyles();
  const { title, number, label, filters } = props;
  return (
    <Paper className={classes.card}>
      <Typography
        variant="subtitle2"
        component="h2"
        gutterBottom
        className={number === undefined ? undefined : classes.titleOfNumber}
      >
        {title}
      </Typography>
      {number !== undefined && (
        <Typography component="p" className={classes.number}>
          {filters ? (
            <FilterLink filters={filters} label={label}>
              {number}
            </FilterLink>
          ) : (
            number
          )}
        </Typography>
      )}
      {props.children}
    </Paper>
  );
}
