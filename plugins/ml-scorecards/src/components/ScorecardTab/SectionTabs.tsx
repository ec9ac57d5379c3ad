import { ReactNode, useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { mlScorecardsTranslationRef } from '../../translation';
import { focusOutline } from '../shared/focusOutline';
import { IsShownContext } from '../shared/isShown';
import { ScorecardSection, ScorecardSections } from './sections';

const useStyles = makeStyles(theme => ({
  // Whatever takes the focus must not be behind the tabs.
  panel: {
    '& [id^="ml-"]': {
      scrollMarginTop: theme.spacing(10),
    },
  },
  tabs: {
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.mobileStepper,
    marginTop: theme.spacing(3),
    marginBottom: theme.spacing(2),
    backgroundColor: theme.palette.background.default,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  // A border, as a system that chooses all colours leaves no background.
  indicator: {
    borderTop: `2px solid ${theme.palette.primary.main}`,
  },
  // On phones too: without them nothing says that there are more.
  arrows: {
    '&&': {
      display: 'inline-flex',
    },
  },
  tab: {
    ...focusOutline(theme),
    minWidth: 0,
    // The theme's own is as light in dark mode as the text on it.
    '&:hover': {
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.action.hover,
    },
  },
}));

/** The sections of a scorecard, one at a time. One that was opened stays as it was left. */
export function SectionTabs(props: {
  sections: ScorecardSections;
  section: ScorecardSection;
  onShow: (section: ScorecardSection) => void;
  children: Record<ScorecardSection, ReactNode>;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { sections, section, children } = props;
  const [opened, setOpened] = useState<ScorecardSection[]>([section]);
  if (!opened.includes(section)) {
    setOpened([...opened, section]);
  }

  useEffect(() => {
    const onResize = () => showTab(section);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, [section]);

  return (
    <>
      <Tabs
        value={section}
        onChange={(_, chosen: ScorecardSection) => props.onShow(chosen)}
        className={classes.tabs}
        classes={{
          indicator: classes.indicator,
          scrollButtonsDesktop: classes.arrows,
        }}
        aria-label={t('tab.sections')}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
      >
        {sections.map(name => (
          <Tab
            key={name}
            value={name}
            className={classes.tab}
            id={tabId(name)}
            aria-controls={panelId(name)}
            label={t(`tab.section.${name}`)}
          />
        ))}
      </Tabs>
      {sections.map(name => (
        <div
          key={name}
          role="tabpanel"
          className={classes.panel}
          id={panelId(name)}
          aria-labelledby={tabId(name)}
          hidden={name !== section}
        >
          <IsShownContext.Provider value={name === section}>
            {opened.includes(name) && children[name]}
          </IsShownContext.Provider>
        </div>
      ))}
    </>
  );
}

/** Scrolls the strip, and never the page, so that the tab of a section is in it. */
function showTab(section: ScorecardSection): void {
  const tab = document.getElementById(tabId(section));
  const strip = tab?.closest('.MuiTabs-scroller');
  if (!tab || !strip) {
    return;
  }
  const { left, right } = tab.getBoundingClientRect();
  const seen = strip.getBoundingClientRect();
  if (left < seen.left) {
    strip.scrollLeft += left - seen.left;
  } else if (right > seen.right) {
    strip.scrollLeft += right - seen.right;
  }
}

function tabId(section: ScorecardSection): string {
  return `ml-section-${section}-tab`;
}

function panelId(section: ScorecardSection): string {
  return `ml-section-${section}`;
}
