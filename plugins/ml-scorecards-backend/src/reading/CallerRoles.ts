/** What callers can be asked for in a list. */
export type ListedDeed = 'tick' | 'attest' | 'requestWaiver' | 'decideWaiver';

/** Something that a caller may want to do to one component. */
export interface WantedDeed {
  readonly entityRef: string;
  readonly deed: ListedDeed;
}

/** What a caller is to components. */
export interface CallerRoles {
  /** Undefined for services. */
  readonly userRef?: string;
  /** The owners whose components they may act on: themselves, their groups, and the groups above these. */
  readonly owners: ReadonlySet<string>;
  /** Whether they decide about waivers. */
  readonly isApprover: boolean;
  /** What the policy lets them do, one answer for each deed. All deeds of a page are asked about at once. */
  allows(wanted: readonly WantedDeed[]): Promise<boolean[]>;
}
