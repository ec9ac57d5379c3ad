import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { BreakableName } from './BreakableName';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(60%) minmax(0, 1fr)',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    margin: 0,
    // Below each other, as a long name leaves no room for its value.
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      rowGap: 0,
      '& > dd': {
        marginBottom: theme.spacing(1),
      },
    },
  },
  // Not fainter: on a page without a card below it that would be too little contrast.
  name: {
    fontWeight: 'bold',
  },
  value: {
    margin: 0,
    overflowWrap: 'break-word',
  },
}));

/** Names with their values, in two columns. What there is not is left out. */
export function FactList(props: {
  facts: Array<{ name: string; value: ReactNode } | undefined | false | ''>;
}) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.facts.map(
        fact =>
          fact && (
            <FactLine
              key={fact.name}
              {...fact}
              nameClass={classes.name}
              valueClass={classes.value}
            />
          ),
      )}
    </dl>
  );
}

function FactLine(props: {
  name: string;
  value: ReactNode;
  nameClass: string;
  valueClass: string;
}) {
  return (
    <>
      <Typography variant="body2" component="dt" className={props.nameClass}>
        <BreakableName>{props.name}</BreakableName>
      </Typography>
      <Typography variant="body2" component="dd" className={props.valueClass}>
        {props.value}
      </Typography>
    </>
  );
}
