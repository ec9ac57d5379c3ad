import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { DEFAULT_COMPONENTS } from 'backstage-plugin-ml-scorecards-common';
import { mlComponent } from '../__testUtils__/components';
import { Visibility, VisibleSet } from './Visibility';

function conditional(owner: string): PolicyDecision {
  return {
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    result: AuthorizeResult.CONDITIONAL,
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: { claims: [owner] },
    },
  };
}

function setup(decision: PolicyDecision, deadline?: () => AbortSignal) {
  const permissions = mockServices.permissions.mock();
  permissions.authorizeConditional.mockImplementation(async () => [decision]);
  const catalog = catalogServiceMock({
    entities: [mlComponent('a'), mlComponent('b')],
  });
  const asked = jest.spyOn(catalog, 'streamEntities');
  const visibility = new Visibility({
    permissions,
    catalog,
    auth: mockServices.auth(),
    filter: DEFAULT_COMPONENTS,
    deadline,
  });
  const omar = mockCredentials.user('user:default/omar');
  const erin = mockCredentials.user('user:default/erin');
  return { permissions, visibility, asked, omar, erin };
}

describe('Visibility', () => {
  afterEach(() => jest.useRealTimers());

  it('shows all where the policy allows, and nothing where it denies, without asking the catalog', async () => {
    const allowed = setup({ result: AuthorizeResult.ALLOW });
    expect(await allowed.visibility.visibleTo(allowed.omar)).toBe('all');
    const denied = setup({ result: AuthorizeResult.DENY });
    expect(await denied.visibility.visibleTo(denied.omar)).toMatchObject({
      refs: new Set(),
    });
    expect(allowed.asked).not.toHaveBeenCalled();
    expect(denied.asked).not.toHaveBeenCalled();
  });

  it('asks the catalog once for a caller, also when they ask twice at once', async () => {
    const { visibility, asked, omar } = setup(conditional('group:default/a'));
    const [one, two] = await Promise.all([
      visibility.visibleTo(omar),
      visibility.visibleTo(omar),
    ]);
    expect(one).toMatchObject({
      refs: new Set(['component:default/a', 'component:default/b']),
    });
    expect(two).toBe(one);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('believes it for a minute, and only of the same caller and conditions', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    const { permissions, visibility, asked, omar, erin } = setup(
      conditional('group:default/a'),
    );
    await visibility.visibleTo(omar);
    await visibility.visibleTo(erin);
    expect(asked).toHaveBeenCalledTimes(2);

    permissions.authorizeConditional.mockImplementation(async () => [
      conditional('group:default/b'),
    ]);
    await visibility.visibleTo(omar);
    expect(asked).toHaveBeenCalledTimes(3);

    jest.advanceTimersByTime(59_000);
    await visibility.visibleTo(omar);
    expect(asked).toHaveBeenCalledTimes(3);
    jest.advanceTimersByTime(1_000);
    await visibility.visibleTo(omar);
    expect(asked).toHaveBeenCalledTimes(4);
  });

  it('gives up on a catalog that does not answer, and asks it again the next time', async () => {
    const stop = new AbortController();
    const { visibility, asked, omar } = setup(
      conditional('group:default/a'),
      () => stop.signal,
    );
    // eslint-disable-next-line require-yield -- it never comes to it
    asked.mockImplementation(async function* hang() {
      stop.abort();
      await new Promise(() => {});
    });
    await expect(visibility.visibleTo(omar)).rejects.toThrow('in time');
    await expect(visibility.visibleTo(omar)).rejects.toThrow('in time');
  });

  it('asks the policy each time: who is denied now sees nothing', async () => {
    const { permissions, visibility, omar } = setup(
      conditional('group:default/a'),
    );
    await visibility.visibleTo(omar);
    permissions.authorizeConditional.mockImplementation(async () => [
      { result: AuthorizeResult.DENY },
    ]);
    expect(await visibility.visibleTo(omar)).toMatchObject({ refs: new Set() });
  });
});

describe('VisibleSet', () => {
  it('tells sets apart by what is in them, in whatever order it came', () => {
    const print = (...refs: string[]) => new VisibleSet(refs).fingerprint;
    expect(print('a', 'b')).toBe(print('b', 'a'));
    expect(print('a', 'b')).not.toBe(print('a'));
    expect(print('a', 'b')).not.toBe(print('a,b'));
  });
});
