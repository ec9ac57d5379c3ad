import { useEffect, useState } from 'react';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { DriftSection } from '../Drift/DriftSection';
import { LineageSection } from '../Lineage/LineageSection';
import { HistorySection } from '../ScorecardHistory/HistorySection';
import { ServiceLevelsSection } from '../ServiceLevels/ServiceLevelsSection';
import { checkElementId } from '../shared/elementIds';
import { allChecks } from '../shared/findCheck';
import { Checklists } from './Checklists';
import { DimensionList } from './DimensionList';
import { Findings } from './Findings';
import { NEXT_STEPS_ID, NextSteps } from './NextSteps';
import { Rubrics } from './Rubrics';
import { ScaleAndFit } from './ScaleAndFit';
import { CheckFilter, matches, ScorecardSections } from './sections';
import { SectionTabs } from './SectionTabs';
import { Sources } from './Sources';
import { Summary } from './Summary';
import { useLinkedPart } from './useLinkedPart';
import { useSections } from './useSections';

/** A whole scorecard. What is open and where one is led to is kept here; the rest belongs to the parts. */
export function ScorecardView(props: {
  scorecard: Scorecard;
  sections: ScorecardSections;
  onChanged: (scorecard: Scorecard) => void;
}) {
  const { sections, ...parts } = props;
  const { scorecard } = parts;
  const { section, filter, show } = useSections(sections);
  // Nothing leads to checks that the portal has left out.
  const hasChecks = sections.includes('checks');
  const allDimensions = scorecard.dimensions.map(({ id }) => id);
  const [openDimensions, setOpenDimensions] = useState<string[]>(
    filter === 'all' ? [] : allDimensions,
  );
  const [openChecks, setOpenChecks] = useState<string[]>([]);
  const [toFocus, setToFocus] = useState<string>();

  const showFilter = (chosen: CheckFilter) => {
    // Few are left, and they are what one wants to see.
    setOpenDimensions(chosen === 'all' ? [] : allDimensions);
    show({ filter: chosen });
  };

  const openCheck = (check: CheckResult) => {
    setOpenDimensions(open => withId(open, check.dimension));
    setOpenChecks(open => withId(open, check.id));
    setToFocus(checkElementId(check.id));
  };

  const showCheck = (check: CheckResult) => {
    openCheck(check);
    show({
      section: 'checks',
      filter: matches(filter, check) ? filter : 'all',
    });
  };

  const showSteps = () => {
    show({ section: 'checks' });
    setToFocus(NEXT_STEPS_ID);
  };

  useLinkedPart(elementId => {
    const check = allChecks(scorecard).find(
      ({ id }) => checkElementId(id) === elementId,
    );
    if (!check) {
      setToFocus(elementId);
    } else if (matches(filter, check)) {
      // The address has opened its section, and stays as it is.
      openCheck(check);
    } else {
      showCheck(check);
    }
  });

  // Nothing takes the focus before it can be seen.
  useEffect(() => {
    const element = toFocus ? document.getElementById(toFocus) : null;
    if (element && !element.closest('[hidden]')) {
      element.focus();
      setToFocus(undefined);
    }
  }, [toFocus, section, filter]);

  return (
    <>
      <Summary
        scorecard={scorecard}
        onRefreshed={props.onChanged}
        onShow={hasChecks ? showCheck : undefined}
        onShowSteps={showSteps}
      />
      <Findings findings={scorecard.findings} />
      <SectionTabs
        sections={sections}
        section={section}
        onShow={chosen => show({ section: chosen })}
      >
        {{
          checks: (
            <Grid container spacing={3}>
              <Grid item xs={12} md={8}>
                <DimensionList
                  {...parts}
                  filter={filter}
                  onFilter={showFilter}
                  openDimensions={openDimensions}
                  openChecks={openChecks}
                  onToggleDimension={id =>
                    setOpenDimensions(open => toggled(open, id))
                  }
                  onToggleCheck={id => setOpenChecks(open => toggled(open, id))}
                />
              </Grid>
              <Grid item xs={12} md={4}>
                <NextSteps scorecard={scorecard} onShow={showCheck} />
                {scorecard.rubrics.length > 0 && (
                  <Box mt={3}>
                    <Rubrics scorecard={scorecard} onShow={showCheck} />
                  </Box>
                )}
              </Grid>
            </Grid>
          ),
          checklists: <Checklists {...parts} />,
          'scale-and-fit': (
            <ScaleAndFit
              {...parts}
              onShow={hasChecks ? showCheck : undefined}
            />
          ),
          lineage: <LineageSection scorecard={scorecard} />,
          drift: <DriftSection scorecard={scorecard} />,
          'service-levels': <ServiceLevelsSection scorecard={scorecard} />,
          history: <HistorySection scorecard={scorecard} />,
          sources: <Sources scorecard={scorecard} />,
        }}
      </SectionTabs>
    </>
  );
}

function withId(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids : [...ids, id];
}

function toggled(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id];
}
