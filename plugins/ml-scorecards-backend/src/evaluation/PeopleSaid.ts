import { ToldVersions } from './servingVersion';

/** What people have said of a component that bears on its evaluation. */
export interface PeopleSaid {
  /** Items of checklists that somebody has touched, as `<checklist>/<item>`. */
  readonly items: ReadonlyMap<string, SaidOfItem>;
  /** What was decided about a trigger or finding, by its id. */
  readonly decisions: ReadonlyMap<string, Decided>;
  /** What somebody vouches for, by the id of the check. */
  readonly attestations: ReadonlyMap<string, Attested>;
  /** Approved waivers, by the id of the check. */
  readonly waivers: ReadonlyMap<string, Waived>;
}

/** Nobody has said anything: so it is of most components. */
export const NOBODY_SAID: PeopleSaid = {
  items: new Map(),
  decisions: new Map(),
  attestations: new Map(),
  waivers: new Map(),
};

/** An item of a checklist as a person left it. */
export interface SaidOfItem {
  readonly ticked: boolean;
  /** Whether the facts that answer it are said to be wrong. */
  readonly disputed: boolean;
  readonly at: Date;
}

/** A decision on record. */
export interface Decided {
  /** Until when it holds. */
  readonly until: Date;
}

/** The word of a person for a check. */
export interface Attested {
  /** Until when it holds. */
  readonly until: Date;
  /** What sources told of the versions that served, if it is about these only; undefined if nobody did. */
  readonly told?: readonly ToldVersions[];
}

/** A check that is excused. */
export interface Waived {
  /** Until when it is. */
  readonly until: Date;
}
