import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { TierLabel } from '../shared/TierLabel';
import { useScorecardPath } from '../shared/useScorecardPath';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    marginBottom: theme.spacing(1),
    // Links are far enough from what is above and below them for a thumb.
    '& a': {
      display: 'inline-block',
      padding: theme.spacing(0.25, 0),
    },
  },
  title: {
    fontWeight: 'bold',
  },
}));

/** The heading of the to-dos of one component: which it is, how critical, and whose. */
export function TodoComponent(props: {
  item: Pick<TodoItem, 'entityRef' | 'title' | 'tier' | 'owner'>;
}) {
  const classes = useStyles();
  const scorecardPath = useScorecardPath();
  const { entityRef, title, tier, owner } = props.item;
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      <Typography component="h3" variant="body1" className={classes.title}>
        <Link to={scorecardPath(entityRef)}>{title}</Link>
      </Typography>
      <TierLabel tier={tier} />
      {owner && <EntityRefLink entityRef={owner} defaultKind="group" />}
    </Typography>
  );
}
