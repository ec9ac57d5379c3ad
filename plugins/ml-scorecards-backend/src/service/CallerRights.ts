import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { CallerRoles, WantedDeed } from '../reading/CallerRoles';
import { OwnerForest } from '../reading/OwnerGroups';
import { ancestorsOf } from '../ownerTree';
import {
  Deed,
  DEED_NAMES,
  DEEDS,
  LISTED_DEEDS,
  OFFERED_DEEDS,
  Role,
} from './deeds';
import { isUser, OwnershipRefs } from './OwnershipRefs';

/** A component as far as rights on it go. */
export interface OwnedComponent {
  readonly entityRef: string;
  readonly owner?: string;
}

/** What is known of a caller and one component before anything is read of the component. */
export type CallerStanding = {
  readonly mayRead: boolean;
  /** Whether they may read all other entities as well. */
  readonly readsAll: boolean;
  /** What the policy allows. Most of it needs a role besides. */
  readonly allowed: Record<Deed, boolean>;
  /** Whom the caller counts as; empty for services, which own nothing. */
  readonly ownershipRefs: string[];
  readonly isService: boolean;
};

/** Who asks for what is theirs. */
export interface Caller {
  /** Null for services. */
  readonly userRef: string | null;
  /** Whom they count as, in the order of their names; nobody for services. */
  readonly ownershipRefs: string[];
  /** Tells policies apart: with the same one they may do the same to entities that do not change. */
  readonly policy: JsonValue;
  readonly credentials: BackstageCredentials;
}

/**
 * The one place that decides what a caller may do with one scorecard. It asks at once and keeps nothing, but for whom a
 * reader counts as, which only decides which buttons and whose to-dos are shown. The permission framework has to allow it, and most of it
 * needs a role besides: with the framework off it allows everything to everybody.
 */
export class CallerRights {
  private readonly options: {
    permissions: PermissionsService;
    ownershipRefs: OwnershipRefs;
    /** Who decides about waivers: refs of users and groups, in lower case. */
    approvers: readonly string[];
  };

  constructor(options: CallerRights['options']) {
    this.options = options;
  }

  /** Whether the caller may know of the component, for answers that depend on nothing else. */
  async reading(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<Pick<CallerStanding, 'mayRead' | 'readsAll'>> {
    const [read] = await this.decisions(
      credentials,
      [catalogEntityReadPermission],
      entityRef,
    );
    return { mayRead: read.isAllowed, readsAll: read.isForAll };
  }

  async standing(
    credentials: BackstageCredentials,
    entityRef: string,
    purpose: 'read' | 'write',
  ): Promise<CallerStanding> {
    const { ownershipRefs: ownership } = this.options;
    const [[read, ...decisions], ownershipRefs] = await Promise.all([
      this.decisions(
        credentials,
        [
          catalogEntityReadPermission,
          ...DEED_NAMES.map(deed => DEEDS[deed].permission),
        ],
        entityRef,
      ),
      purpose === 'write'
        ? ownership.current(credentials)
        : ownership.recent(credentials),
    ]);
    return {
      mayRead: read.isAllowed,
      readsAll: read.isForAll,
      allowed: Object.fromEntries(
        DEED_NAMES.map((deed, index) => [deed, decisions[index].isAllowed]),
      ) as Record<Deed, boolean>,
      ownershipRefs,
      isService: isService(credentials),
    };
  }

  /** Who a reader is, for lists of what waits for them. */
  async caller(credentials: BackstageCredentials): Promise<Caller> {
    const { permissions, ownershipRefs } = this.options;
    if (!isUser(credentials)) {
      // Nothing waits for services.
      return { userRef: null, ownershipRefs: [], policy: null, credentials };
    }
    const [refs, policy] = await Promise.all([
      ownershipRefs.recent(credentials),
      permissions.authorizeConditional(
        LISTED_DEEDS.map(deed => ({ permission: DEEDS[deed].permission })),
        { credentials },
      ),
    ]);
    return {
      userRef: credentials.principal.userEntityRef,
      ownershipRefs: [...refs].sort(),
      policy: policy as unknown as JsonValue,
      credentials,
    };
  }

  /** What they are to components. */
  rolesOf(caller: Caller, groups: OwnerForest): CallerRoles {
    const { userRef, ownershipRefs } = caller;
    return {
      userRef: userRef ?? undefined,
      owners: new Set([
        ...ownershipRefs,
        ...ancestorsOf(groups.parents, ownershipRefs),
      ]),
      isApprover: countsAs(caller, this.options.approvers, groups),
      allows: wanted => this.allowed(caller.credentials, wanted),
    };
  }

  /** What the policy lets a caller do, of many components at once. */
  private async allowed(
    credentials: BackstageCredentials,
    wanted: readonly WantedDeed[],
  ): Promise<boolean[]> {
    if (wanted.length === 0) {
      return [];
    }
    // Of one component there may be many things to do.
    const asked = new Map(
      wanted.map(one => [
        `${one.deed} ${one.entityRef}`,
        {
          permission: DEEDS[one.deed].permission,
          resourceRef: one.entityRef,
        },
      ]),
    );
    const decisions = await this.options.permissions.authorize(
      [...asked.values()],
      { credentials },
    );
    const allowed = new Set(
      [...asked.keys()].filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
    );
    return wanted.map(({ deed, entityRef }) =>
      allowed.has(`${deed} ${entityRef}`),
    );
  }

  /** What to tell the caller about it. */
  may(
    standing: CallerStanding,
    component: OwnedComponent,
    groups: OwnerForest,
  ): Scorecard['may'] {
    return Object.fromEntries(
      OFFERED_DEEDS.map(deed => [
        deed,
        standing.allowed[deed] &&
          this.hasRole(DEEDS[deed].role, standing, component, groups),
      ]),
    ) as Scorecard['may'];
  }

  /** Throws an error that says whose right it is. */
  require(
    deed: Deed,
    standing: CallerStanding,
    component: OwnedComponent,
    groups: OwnerForest,
  ): void {
    const { role, inWords } = DEEDS[deed];
    const what = `${inWords} ${component.entityRef}`;
    if (!this.hasRole(role, standing, component, groups)) {
      throw new NotAllowedError(this.whoseRight(role, component, what));
    }
    if (!standing.allowed[deed]) {
      throw new NotAllowedError(
        `The permission policy of this portal does not let you ${what}`,
      );
    }
  }

  /**
   * Asks the policy, and about this entity only where it answers with conditions. So those for whom there are none cost one
   * request, and it is known whom they hide nothing from.
   */
  private async decisions(
    credentials: BackstageCredentials,
    asked: ReadonlyArray<ResourcePermission<'catalog-entity'>>,
    resourceRef: string,
  ): Promise<Array<{ isAllowed: boolean; isForAll: boolean }>> {
    const { permissions } = this.options;
    const general = await permissions.authorizeConditional(
      asked.map(permission => ({ permission })),
      { credentials },
    );
    const open = asked.filter(
      (_, index) => general[index].result === AuthorizeResult.CONDITIONAL,
    );
    const particular =
      open.length > 0
        ? await permissions.authorize(
            open.map(permission => ({ permission, resourceRef })),
            { credentials },
          )
        : [];
    const allowed = new Set(
      open.filter(
        (_, index) => particular[index].result === AuthorizeResult.ALLOW,
      ),
    );
    return asked.map((permission, index) => {
      const isForAll = general[index].result === AuthorizeResult.ALLOW;
      return { isForAll, isAllowed: isForAll || allowed.has(permission) };
    });
  }

  private hasRole(
    role: Role,
    standing: CallerStanding,
    { owner }: OwnedComponent,
    groups: OwnerForest,
  ): boolean {
    switch (role) {
      case 'owner':
        return owner !== undefined && countsAs(standing, [owner], groups);
      case 'owner-or-service':
        return (
          standing.isService ||
          (owner !== undefined && countsAs(standing, [owner], groups))
        );
      case 'approver':
        return countsAs(standing, this.options.approvers, groups);
      default:
        return true;
    }
  }

  private whoseRight(
    role: Role,
    { owner }: OwnedComponent,
    what: string,
  ): string {
    if (role === 'approver') {
      const { approvers } = this.options;
      return approvers.length > 0
        ? `Only ${approvers.join(', ')} may ${what}`
        : `Nobody may ${what}: mlScorecards.waivers.approvers names nobody`;
    }
    if (role === 'owner-or-service') {
      return `Only ${owner ? `${owner} and services` : 'services'} may ${what}`;
    }
    return owner
      ? `Only ${owner} may ${what}`
      : `Nobody may ${what}: it has no owner in the catalog`;
  }
}

/** Being one of them, or a member of a group among them or of a group below it. */
function countsAs(
  { ownershipRefs }: Pick<CallerStanding, 'ownershipRefs'>,
  refs: readonly string[],
  { parents }: OwnerForest,
): boolean {
  return (
    refs.some(ref => ownershipRefs.includes(ref)) ||
    ancestorsOf(parents, ownershipRefs).some(ref => refs.includes(ref))
  );
}

function isService(credentials: BackstageCredentials): boolean {
  const { principal } = credentials as BackstageCredentials<{ type?: string }>;
  return principal.type === 'service';
}
