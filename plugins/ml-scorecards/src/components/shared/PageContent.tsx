import { ReactNode } from 'react';
import { Content } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  '@global': {
    // Backstage's tabs are wider than a phone, and the whole page would go sideways with them.
    '.bui-PluginHeaderTabsWrapper': {
      [theme.breakpoints.down('xs')]: {
        overflowX: 'auto',
        overflowY: 'hidden',
        // The line below the tab that is open stands on the lower edge.
        paddingBottom: 1,
      },
    },
    // The tab that is open comes into sight, in browsers that know how. Where the tabs do not scroll, the whole page would.
    '.bui-PluginHeaderTabsWrapper [aria-selected="true"]': {
      [theme.breakpoints.down('xs')]: {
        scrollInitialTarget: 'nearest',
      },
    },
  },
}));

/** What a page of ours shows below Backstage's header. */
export function PageContent({ children }: { children: ReactNode }) {
  useStyles();
  return <Content>{children}</Content>;
}
