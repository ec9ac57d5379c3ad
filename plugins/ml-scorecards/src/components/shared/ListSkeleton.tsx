import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';

const useStyles = makeStyles(theme => ({
  row: {
    height: theme.spacing(6),
    marginBottom: theme.spacing(1),
  },
}));

/** Stands where a list will be, in about its height. */
export function ListSkeleton(props: { label: string; rows: number }) {
  const classes = useStyles();
  return (
    <div role="status" aria-label={props.label}>
      {Array.from({ length: props.rows }, (_, row) => (
        <Skeleton key={row} variant="rect" className={classes.row} />
      ))}
    </div>
  );
}
