import { CheckResult } from 'backstage-plugin-ml-scorecards-common';

/**
 * The sections of a scorecard, below its summary, of which one is shown at a time.
 *
 * @public
 */
export const SCORECARD_SECTIONS = [
  'checks',
  'checklists',
  'scale-and-fit',
  'lineage',
  'drift',
  'service-levels',
  'history',
  'sources',
] as const;

/**
 * The name of a section of a scorecard.
 *
 * @public
 */
export type ScorecardSection = (typeof SCORECARD_SECTIONS)[number];

/**
 * The sections that a portal has chosen, in its order. The first one is what opens.
 *
 * @public
 */
export type ScorecardSections = readonly [
  ScorecardSection,
  ...ScorecardSection[],
];

/** Which checks are shown. */
export const CHECK_FILTERS = [
  'all',
  'not-passing',
  'required',
  'unknown',
] as const;

export type CheckFilter = (typeof CHECK_FILTERS)[number];

/** Whether a filter lets a check through. */
export function matches(filter: CheckFilter, check: CheckResult): boolean {
  switch (filter) {
    case 'not-passing':
      return check.state === 'fail' || check.state === 'unknown';
    case 'required':
      return check.required;
    case 'unknown':
      return check.state === 'unknown';
    default:
      return true;
  }
}

/** The section of an element that addresses lead to, as far as its id tells. */
export function sectionOf(elementId: string): ScorecardSection | undefined {
  if (elementId.startsWith('ml-check-')) {
    return 'checks';
  }
  return elementId.startsWith('ml-item-') ? 'checklists' : undefined;
}
