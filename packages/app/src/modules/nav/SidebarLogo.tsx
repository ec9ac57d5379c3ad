import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    height: 2 * sidebarConfig.logoHeight,
    paddingLeft: theme.spacing(3),
    whiteSpace: 'nowrap',
  },
  link: {
    color: theme.palette.navigation.selectedColor,
    fontSize: theme.typography.h6.fontSize,
    fontWeight: 'bold',
  },
}));

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
    </div>
  );
}
