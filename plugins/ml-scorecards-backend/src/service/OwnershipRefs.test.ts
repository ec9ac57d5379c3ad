import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { OwnershipRefs } from './OwnershipRefs';

const ERIN = mockCredentials.user('user:default/erin');
const OMAR = mockCredentials.user('user:default/omar');

/** A cache that forgets when the test says so, as the real one does by itself. */
function setUp() {
  const kept = new Map<string, unknown>();
  const options: unknown[] = [];
  const cache = mockServices.cache.mock();
  cache.get.mockImplementation(async key => kept.get(key) as any);
  cache.set.mockImplementation(async (key, value) => {
    kept.set(key, value);
  });
  cache.withOptions.mockImplementation(given => {
    options.push(given);
    return cache;
  });
  let groups = ['group:default/risk'];
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as unknown as {
        userEntityRef: string;
      };
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...groups],
      };
    },
  });
  return {
    refs: new OwnershipRefs({ userInfo, cache }),
    userInfo,
    options,
    forget: () => kept.clear(),
    cacheGoesDown: () => {
      cache.get.mockRejectedValue(new Error('Redis is gone'));
      cache.set.mockRejectedValue(new Error('Redis is gone'));
    },
    joins: (group: string) => {
      groups = [...groups, group];
    },
  };
}

describe('OwnershipRefs', () => {
  it('asks once for what is shown again and again, for each person', async () => {
    const { refs, userInfo, options, forget } = setUp();
    const erin = ['user:default/erin', 'group:default/risk'];
    expect(await refs.recent(ERIN)).toEqual(erin);
    expect(await refs.recent(ERIN)).toEqual(erin);
    expect(await refs.recent(OMAR)).toEqual([
      'user:default/omar',
      'group:default/risk',
    ]);
    expect(userInfo.getUserInfo).toHaveBeenCalledTimes(2);
    expect(options).toEqual([{ defaultTtl: { seconds: 30 } }]);
    forget();
    await refs.recent(ERIN);
    expect(userInfo.getUserInfo).toHaveBeenCalledTimes(3);
  });

  it('asks each time for what is about to be done', async () => {
    const { refs, joins } = setUp();
    await refs.recent(ERIN);
    joins('group:default/fraud');
    expect(await refs.current(ERIN)).toContain('group:default/fraud');
    expect(await refs.recent(ERIN)).not.toContain('group:default/fraud');
  });

  it('does without a cache that is down', async () => {
    const { refs, cacheGoesDown } = setUp();
    cacheGoesDown();
    expect(await refs.recent(ERIN)).toContain('group:default/risk');
  });

  it('has services own nothing', async () => {
    const { refs, userInfo } = setUp();
    expect(await refs.recent(mockCredentials.service())).toEqual([]);
    expect(await refs.current(mockCredentials.service())).toEqual([]);
    expect(userInfo.getUserInfo).not.toHaveBeenCalled();
  });
});
