import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  attestationUpdatePermission,
  checklistUpdatePermission,
  decisionUpdatePermission,
  factsPushPermission,
  scorecardRefreshPermission,
  waiverDecidePermission,
  waiverRequestPermission,
} from 'backstage-plugin-ml-scorecards-common';
import { ListedDeed } from '../reading/CallerRoles';

/**
 * Who may do something that the policy allows: anybody, whoever owns the component, that or a service, or whoever is named
 * to decide about waivers.
 */
export type Role = 'anybody' | 'owner' | 'owner-or-service' | 'approver';

/** Something that callers may do to a scorecard. */
export interface DeedRule {
  readonly permission: ResourcePermission<'catalog-entity'>;
  readonly role: Role;
  /** Ends the sentence "You may not …". */
  readonly inWords: string;
}

/** All that callers may do to a scorecard, but for reading it. */
export const DEEDS = {
  tick: {
    permission: checklistUpdatePermission,
    role: 'owner',
    inWords: 'tick the checklists of',
  },
  decide: {
    permission: decisionUpdatePermission,
    role: 'owner',
    inWords: 'decide about',
  },
  attest: {
    permission: attestationUpdatePermission,
    role: 'owner',
    inWords: 'vouch for checks of',
  },
  requestWaiver: {
    permission: waiverRequestPermission,
    role: 'owner',
    inWords: 'ask for waivers of',
  },
  decideWaiver: {
    permission: waiverDecidePermission,
    role: 'approver',
    inWords: 'decide about waivers of',
  },
  pushFacts: {
    permission: factsPushPermission,
    role: 'owner-or-service',
    inWords: 'push facts of',
  },
  refresh: {
    permission: scorecardRefreshPermission,
    role: 'anybody',
    inWords: 'refresh the scorecard of',
  },
} as const satisfies Record<string, DeedRule>;

/** One of {@link DEEDS}. */
export type Deed = keyof typeof DEEDS;

/** Their names. */
export const DEED_NAMES = Object.keys(DEEDS) as Deed[];

/** Those that pages offer, by their names: facts are pushed by pipelines. */
export const OFFERED_DEEDS = DEED_NAMES.filter(deed => deed !== 'pushFacts');

/** Those that lists of what waits for a caller ask for. */
export const LISTED_DEEDS: readonly ListedDeed[] = [
  'tick',
  'attest',
  'requestWaiver',
  'decideWaiver',
];
