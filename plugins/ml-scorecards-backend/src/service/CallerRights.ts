import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  checklistUpdatePermission,
  scorecardRefreshPermission,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readOwnerGroups } from '../database/ownerGroups';
import { ancestorsOf } from '../reading/ownerTree';

/** A component as far as rights on it go. */
export interface OwnedComponent {
  readonly entityRef: string;
  readonly owner?: string;
}

/**
 * The one place that decides who may write. The permission framework has to allow it, and ticking needs ownership
 * besides: with the framework off it allows everything to everybody.
 */
export class CallerRights {
  private readonly options: {
    knex: Knex;
    permissions: PermissionsService;
    userInfo: UserInfoService;
  };

  constructor(options: CallerRights['options']) {
    this.options = options;
  }

  async mayRefresh(
    credentials: BackstageCredentials,
    component: OwnedComponent,
  ): Promise<boolean> {
    return this.isAllowed(scorecardRefreshPermission, credentials, component);
  }

  async mayTick(
    credentials: BackstageCredentials,
    component: OwnedComponent,
  ): Promise<boolean> {
    return (
      isUser(credentials) &&
      (await this.owns(credentials, component)) &&
      (await this.isAllowed(checklistUpdatePermission, credentials, component))
    );
  }

  async requireRefresh(
    credentials: BackstageCredentials,
    component: OwnedComponent,
  ): Promise<void> {
    if (!(await this.mayRefresh(credentials, component))) {
      throw new NotAllowedError(
        `You may not refresh the scorecard of ${component.entityRef}`,
      );
    }
  }

  async requireTick(
    credentials: BackstageCredentials,
    component: OwnedComponent,
  ): Promise<void> {
    if (!(await this.mayTick(credentials, component))) {
      throw new NotAllowedError(
        component.owner
          ? `Only ${component.owner} may tick the checklists of ${component.entityRef}`
          : `${component.entityRef} has no owner in the catalog, so nobody may tick its checklists`,
      );
    }
  }

  /** Being the owner, or a member of the owning group or of a group below it. */
  private async owns(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    { owner }: OwnedComponent,
  ): Promise<boolean> {
    if (!owner) {
      return false;
    }
    const { knex, userInfo } = this.options;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return (
      ownershipEntityRefs.includes(owner) ||
      ancestorsOf(await readOwnerGroups(knex), ownershipEntityRefs).includes(
        owner,
      )
    );
  }

  private async isAllowed(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
    { entityRef }: OwnedComponent,
  ): Promise<boolean> {
    const [decision] = await this.options.permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}

function isUser(
  credentials: BackstageCredentials,
): credentials is BackstageCredentials<BackstageUserPrincipal> {
  const { principal } = credentials as BackstageCredentials<{ type?: string }>;
  return principal.type === 'user';
}
