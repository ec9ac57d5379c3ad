import { useEffect, useState } from 'react';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { allChecks } from '../shared/findCheck';
import { checkElementId } from '../shared/elementIds';
import { Checklists } from './Checklists';
import { DimensionList } from './DimensionList';
import { Findings } from './Findings';
import { NextSteps } from './NextSteps';
import { Rubrics } from './Rubrics';
import { ScaleAndFit } from './ScaleAndFit';
import { Sources } from './Sources';
import { Statements } from './Statements';
import { Summary } from './Summary';
import { useLinkedPart } from './useLinkedPart';

/** A whole scorecard. What is open and where one is led to is kept here; the rest belongs to the parts. */
export function ScorecardView(props: {
  scorecard: Scorecard;
  onChanged: (scorecard: Scorecard) => void;
  onOutdated: () => void;
}) {
  const { scorecard, onChanged, onOutdated } = props;
  const [openDimensions, setOpenDimensions] = useState<string[]>([]);
  const [openChecks, setOpenChecks] = useState<string[]>([]);
  const [shown, setShown] = useState<{ elementId: string }>();

  const showCheck = (check: CheckResult) => {
    setOpenDimensions(open => withId(open, check.dimension));
    setOpenChecks(open => withId(open, check.id));
    setShown({ elementId: checkElementId(check.id) });
  };

  useLinkedPart(elementId => {
    const check = allChecks(scorecard).find(
      ({ id }) => checkElementId(id) === elementId,
    );
    if (check) {
      showCheck(check);
    } else {
      setShown({ elementId });
    }
  });

  useEffect(() => {
    if (shown) {
      document.getElementById(shown.elementId)?.focus();
    }
  }, [shown]);

  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <Summary scorecard={scorecard} onRefreshed={onChanged} />
        <Findings findings={scorecard.findings} />
      </Grid>
      <Grid item xs={12} md={8}>
        <NextSteps scorecard={scorecard} onShow={showCheck} />
        <Box mt={3}>
          <DimensionList
            scorecard={scorecard}
            openDimensions={openDimensions}
            openChecks={openChecks}
            onToggleDimension={id =>
              setOpenDimensions(open => toggled(open, id))
            }
            onToggleCheck={id => setOpenChecks(open => toggled(open, id))}
            onChanged={onChanged}
            onOutdated={onOutdated}
          />
        </Box>
        <Box mt={3}>
          <ScaleAndFit
            scorecard={scorecard}
            onShow={showCheck}
            onChanged={onChanged}
            onOutdated={onOutdated}
          />
        </Box>
      </Grid>
      <Grid item xs={12} md={4}>
        <Checklists
          scorecard={scorecard}
          onChanged={onChanged}
          onOutdated={onOutdated}
        />
        {scorecard.rubrics.length > 0 && (
          <Box mt={3}>
            <Rubrics scorecard={scorecard} onShow={showCheck} />
          </Box>
        )}
        <Box mt={3}>
          <Statements scorecard={scorecard} />
        </Box>
        <Box mt={3}>
          <Sources sources={scorecard.sources} />
        </Box>
      </Grid>
    </Grid>
  );
}

function withId(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids : [...ids, id];
}

function toggled(ids: string[], id: string): string[] {
  return ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id];
}
