import {
  CheckResult,
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { fraudDetectorScorecard } from './fixtures';

const bare: Scorecard = {
  ...fraudDetectorScorecard,
  dimensions: [],
  nextSteps: [],
  rubrics: [],
  checklists: [],
  triggers: [],
  effortFindings: [],
  sources: [],
  findings: [],
};

/** The fraud detector with some checks in one dimension and nothing else, as a whole tab takes its time in jsdom. */
export function withChecks(
  checks: CheckResult[],
  changed: Partial<Scorecard> = {},
): Scorecard {
  const [dimension] = fraudDetectorScorecard.dimensions;
  return {
    ...bare,
    dimensions: [
      {
        ...dimension,
        checks: checks.map(check => ({ ...check, dimension: dimension.id })),
      },
    ],
    ...changed,
  };
}

/** The same with a checklist and nothing else. */
export function withItems(
  items: ChecklistItem[],
  changed: Partial<Scorecard> = {},
): Scorecard {
  const [checklist] = fraudDetectorScorecard.checklists;
  return { ...bare, checklists: [{ ...checklist, items }], ...changed };
}
