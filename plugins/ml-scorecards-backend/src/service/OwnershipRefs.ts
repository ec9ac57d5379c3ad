import {
  BackstageCredentials,
  BackstageUserPrincipal,
  CacheService,
  UserInfoService,
} from '@backstage/backend-plugin-api';

/** How old what is only shown may be: a sign-in that gives somebody a group is hardly ever this recent. */
const RECENT = { seconds: 30 };

/** Whom callers count as: themselves and the groups they are in. Services own nothing. */
export class OwnershipRefs {
  private readonly userInfo: UserInfoService;
  private readonly recentOf: CacheService;

  constructor(options: { userInfo: UserInfoService; cache: CacheService }) {
    this.userInfo = options.userInfo;
    this.recentOf = options.cache.withOptions({ defaultTtl: RECENT });
  }

  /** Asks at once, for what is about to be done. */
  async current(credentials: BackstageCredentials): Promise<string[]> {
    if (!isUser(credentials)) {
      return [];
    }
    const info = await this.userInfo.getUserInfo(credentials);
    return info.ownershipEntityRefs;
  }

  /** For what is only shown. The sign-in backend is another request away, which would take as long as all the rest. */
  async recent(credentials: BackstageCredentials): Promise<string[]> {
    if (!isUser(credentials)) {
      return [];
    }
    const key = `ownership:${credentials.principal.userEntityRef}`;
    // A cache that is down makes it slower, and no more than that.
    const known = await this.recentOf.get<string[]>(key).catch(() => undefined);
    if (known) {
      return known;
    }
    const refs = await this.current(credentials);
    await this.recentOf.set(key, refs).catch(() => {});
    return refs;
  }
}

/** Whether a person asks. */
export function isUser(
  credentials: BackstageCredentials,
): credentials is BackstageCredentials<BackstageUserPrincipal> {
  const { principal } = credentials as BackstageCredentials<{ type?: string }>;
  return principal.type === 'user';
}
