/** What a caller is to components. */
export interface CallerRoles {
  /** Undefined for services. */
  readonly userRef?: string;
  /** The owners whose components they may act on: themselves, their groups, and the groups above these. */
  readonly owners: ReadonlySet<string>;
  /** Whether they decide about waivers. */
  readonly isApprover: boolean;
}
