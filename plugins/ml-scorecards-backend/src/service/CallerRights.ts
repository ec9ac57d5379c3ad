import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  checklistUpdatePermission,
  decisionUpdatePermission,
  Scorecard,
  scorecardRefreshPermission,
} from 'backstage-plugin-ml-scorecards-common';
import { OwnerForest } from '../reading/OwnerGroups';
import { ancestorsOf } from '../ownerTree';
import { OwnershipRefs } from './OwnershipRefs';

/** A component as far as rights on it go. */
export interface OwnedComponent {
  readonly entityRef: string;
  readonly owner?: string;
}

/** What is known of a caller and one component before anything is read of the component. */
export type CallerStanding = {
  readonly mayRead: boolean;
  readonly mayRefresh: boolean;
  /** Whether the policy allows to tick. It needs ownership besides. */
  readonly tickAllowed: boolean;
  /** The same for putting decisions on record. */
  readonly decideAllowed: boolean;
  /** Whom the caller counts as; empty for services, which own nothing. */
  readonly ownershipRefs: string[];
};

/**
 * The one place that decides what a caller may do with one scorecard. It asks at once and keeps nothing, but for whom a
 * reader counts as, which only decides which buttons are shown. The permission framework has to allow it, and ticking
 * and deciding need ownership besides: with the framework off it allows everything to everybody.
 */
export class CallerRights {
  private readonly options: {
    permissions: PermissionsService;
    ownershipRefs: OwnershipRefs;
  };

  constructor(options: CallerRights['options']) {
    this.options = options;
  }

  /** Whether the caller may know of the component, for answers that depend on nothing else. */
  async mayRead(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<boolean> {
    const [{ result }] = await this.options.permissions.authorize(
      [{ permission: catalogEntityReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  async standing(
    credentials: BackstageCredentials,
    entityRef: string,
    purpose: 'read' | 'write',
  ): Promise<CallerStanding> {
    const { permissions, ownershipRefs: ownership } = this.options;
    const [decisions, ownershipRefs] = await Promise.all([
      permissions.authorize(
        [
          catalogEntityReadPermission,
          scorecardRefreshPermission,
          checklistUpdatePermission,
          decisionUpdatePermission,
        ].map(permission => ({ permission, resourceRef: entityRef })),
        { credentials },
      ),
      purpose === 'write'
        ? ownership.current(credentials)
        : ownership.recent(credentials),
    ]);
    const [mayRead, mayRefresh, tickAllowed, decideAllowed] = decisions.map(
      ({ result }) => result === AuthorizeResult.ALLOW,
    );
    return { mayRead, mayRefresh, tickAllowed, decideAllowed, ownershipRefs };
  }

  /** What to tell the caller about it. */
  may(
    standing: CallerStanding,
    component: OwnedComponent,
    groups: OwnerForest,
  ): Scorecard['may'] {
    const isOwner = owns(standing, component, groups);
    return {
      tick: standing.tickAllowed && isOwner,
      decide: standing.decideAllowed && isOwner,
      refresh: standing.mayRefresh,
    };
  }

  requireRefresh(standing: CallerStanding, component: OwnedComponent): void {
    if (!standing.mayRefresh) {
      throw new NotAllowedError(
        `You may not refresh the scorecard of ${component.entityRef}`,
      );
    }
  }

  requireTick(
    standing: CallerStanding,
    component: OwnedComponent,
    groups: OwnerForest,
  ): void {
    if (!this.may(standing, component, groups).tick) {
      throw new NotAllowedError(
        component.owner
          ? `Only ${component.owner} may tick the checklists of ${component.entityRef}`
          : `${component.entityRef} has no owner in the catalog, so nobody may tick its checklists`,
      );
    }
  }

  requireDecide(
    standing: CallerStanding,
    component: OwnedComponent,
    groups: OwnerForest,
  ): void {
    if (!this.may(standing, component, groups).decide) {
      throw new NotAllowedError(
        component.owner
          ? `Only ${component.owner} may decide about ${component.entityRef}`
          : `${component.entityRef} has no owner in the catalog, so nobody may decide about it`,
      );
    }
  }
}

/** Being the owner, or a member of the owning group or of a group below it. */
function owns(
  { ownershipRefs }: CallerStanding,
  { owner }: OwnedComponent,
  { parents }: OwnerForest,
): boolean {
  return (
    owner !== undefined &&
    (ownershipRefs.includes(owner) ||
      ancestorsOf(parents, ownershipRefs).includes(owner))
  );
}
