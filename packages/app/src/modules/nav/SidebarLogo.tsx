import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    height: 2 * sidebarConfig.logoHeight,
    paddingLeft: theme.spacing(3),
    whiteSpace: 'nowrap',
  },
  link: {
    color: theme.palette.navigation.selectedColor,
    fontSize: theme.typography.h6.fontSize,
    fontWeight: 'bold',
  },
  note: {
    color: theme.palette.navigation.color,
  },
}));

/** The name of the portal, and that what it shows is nobody's. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="ML Scorecards, home"
      >
        {isOpen ? 'ML Scorecards' : 'ML'}
      </Link>
      <Typography
        variant="caption"
        className={classes.note}
        title="A made-up organisation: what is in its repositories and systems was recorded from real ones"
      >
        {isOpen ? 'Demo data' : 'Demo'}
      </Typography>
    </div>
  );
}
