import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { CallerRights } from './CallerRights';
import { OwnershipRefs } from './OwnershipRefs';

const FRAUD = 'component:default/fraud';
const credentials = mockCredentials.user('user:default/erin');

const CONDITIONAL: PolicyDecision = {
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  result: AuthorizeResult.CONDITIONAL,
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [] },
  },
};

/** Rights under a policy that says something of reading, and something else of everything else. */
function rightsUnder(options: {
  reading: PolicyDecision;
  others: PolicyDecision;
  meets: boolean;
}) {
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async asked =>
      asked.map(({ permission }) =>
        permission.name === 'catalog.entity.read'
          ? options.reading
          : options.others,
      ),
    authorize: async asked =>
      asked.map(() => ({
        result: options.meets ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      })),
  });
  const ownershipRefs = {
    recent: async () => [],
  } as Partial<OwnershipRefs> as OwnershipRefs;
  const rights = new CallerRights({
    permissions,
    ownershipRefs,
    approvers: [],
  });
  return { permissions, rights };
}

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

describe('CallerRights', () => {
  it('asks once about those for whom there are no conditions', async () => {
    const { permissions, rights } = rightsUnder({
      reading: ALLOW,
      others: DENY,
      meets: true,
    });
    const standing = await rights.standing(credentials, FRAUD, 'read');
    expect(standing).toMatchObject({ mayRead: true, readsAll: true });
    expect(new Set(Object.values(standing.allowed))).toEqual(new Set([false]));
    expect(await rights.reading(credentials, FRAUD)).toEqual({
      mayRead: true,
      readsAll: true,
    });
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);
    expect(permissions.authorize).not.toHaveBeenCalled();
  });

  it.each([true, false])(
    'asks about the entity what has conditions, and knows that it is not all: %s',
    async meets => {
      const { permissions, rights } = rightsUnder({
        reading: CONDITIONAL,
        others: ALLOW,
        meets,
      });
      const standing = await rights.standing(credentials, FRAUD, 'read');
      expect(standing).toMatchObject({ mayRead: meets, readsAll: false });
      expect(new Set(Object.values(standing.allowed))).toEqual(new Set([true]));
      expect(permissions.authorize.mock.calls).toEqual([
        [
          [
            {
              permission: expect.objectContaining({
                name: 'catalog.entity.read',
              }),
              resourceRef: FRAUD,
            },
          ],
          { credentials },
        ],
      ]);
    },
  );

  it('keeps the decisions of the deeds apart', async () => {
    const { rights } = rightsUnder({
      reading: ALLOW,
      others: CONDITIONAL,
      meets: true,
    });
    const standing = await rights.standing(credentials, FRAUD, 'read');
    expect(standing).toMatchObject({ mayRead: true, readsAll: true });
    expect(new Set(Object.values(standing.allowed))).toEqual(new Set([true]));
  });

  it('lets nobody read whom the policy denies it', async () => {
    const { rights } = rightsUnder({
      reading: DENY,
      others: ALLOW,
      meets: true,
    });
    expect(await rights.reading(credentials, FRAUD)).toEqual({
      mayRead: false,
      readsAll: false,
    });
  });
});
