import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { DEFAULT_COMPONENTS } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';
import { readReadState } from '../database/recordingState';
import { ConditionSets } from './ConditionSets';
import { Visibility } from './Visibility';
import { isVisible } from './VisibleSet';

jest.setTimeout(60_000);

const ENTITIES = [
  mlComponent('a', { owner: 'group:default/a' }),
  mlComponent('b', { owner: 'group:default/b' }),
];

function conditional(rule: string, params: object): PolicyDecision {
  return {
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    result: AuthorizeResult.CONDITIONAL,
    conditions: { rule, resourceType: 'catalog-entity', params } as never,
  };
}

const ownedBy = (...claims: string[]) =>
  conditional('IS_ENTITY_OWNER', { claims });

/** A rule that somebody brought to the catalog, and that only the catalog knows. */
const secret = (colour: string) => conditional('IS_COLOUR', { colour });

const omar = mockCredentials.user('user:default/omar');
const erin = mockCredentials.user('user:default/erin');

describe.each(testDatabases.eachSupportedId())('Visibility on %s', id => {
  let knex: Knex;
  let names: Map<number, string>;
  beforeAll(async () => {
    knex = await openTestDatabase(id);
    await (await toyPipeline(knex)).select(ENTITIES);
    const rows = await knex('components').select('id', 'title');
    names = new Map(rows.map(row => [row.id, row.title]));
  });
  afterEach(() => jest.useRealTimers());

  function setup(decision: PolicyDecision, deadline?: () => AbortSignal) {
    const permissions = mockServices.permissions.mock();
    const policy = { decision };
    permissions.authorizeConditional.mockImplementation(async () => [
      policy.decision,
    ]);
    const catalog = catalogServiceMock({ entities: ENTITIES });
    const asked = jest.spyOn(catalog, 'streamEntities');
    const readable = jest.spyOn(catalog, 'getEntitiesByRefs');
    const visibility = new Visibility({
      permissions,
      catalog,
      filter: DEFAULT_COMPONENTS,
      conditionSets: new ConditionSets(knex),
      deadline,
    });
    /** Names of what somebody may read. */
    const seenBy = async (credentials: BackstageCredentials) => {
      const rights = await visibility.rightsOf(credentials);
      const visible = await rights.components(await readReadState(knex));
      return [...names]
        .filter(([componentId]) => isVisible(visible, componentId))
        .map(([, name]) => name)
        .sort();
    };
    const fingerprintOf = async (credentials: BackstageCredentials) =>
      (await visibility.rightsOf(credentials)).fingerprint;
    return { policy, visibility, asked, readable, seenBy, fingerprintOf };
  }

  it('shows all where the policy allows, and nothing where it denies, without asking the catalog', async () => {
    const allowed = setup({ result: AuthorizeResult.ALLOW });
    expect(await allowed.seenBy(omar)).toEqual(['a', 'b']);
    const denied = setup({ result: AuthorizeResult.DENY });
    expect(await denied.seenBy(omar)).toEqual([]);
    expect(allowed.asked).not.toHaveBeenCalled();
    expect(denied.asked).not.toHaveBeenCalled();
  });

  it('judges the rules of the catalog itself, alike for all callers with the same conditions', async () => {
    const { policy, asked, seenBy, fingerprintOf } = setup(
      ownedBy('group:default/x', 'group:default/a'),
    );
    expect(await seenBy(omar)).toEqual(['a']);
    const fingerprint = await fingerprintOf(omar);
    expect(await fingerprintOf(erin)).toBe(fingerprint);

    policy.decision = ownedBy('group:default/a', 'group:default/x');
    expect(await fingerprintOf(omar)).toBe(fingerprint);

    policy.decision = ownedBy('group:default/b');
    expect(await fingerprintOf(omar)).not.toBe(fingerprint);
    expect(await seenBy(omar)).toEqual(['b']);
    expect(asked).not.toHaveBeenCalled();
  });

  it('finds out once which components meet a rule, and then asks only whether they have changed', async () => {
    const { seenBy } = setup(ownedBy('group:default/a'));
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    knex.on('query', listen);
    await seenBy(omar);
    expect(statements.splice(0).join()).toContain('component_owners');
    await Promise.all([seenBy(omar), seenBy(erin)]);
    // The state that they are asked as of, which their answers read anyway.
    expect(statements.splice(0)).toHaveLength(2);
    await knex('recording_state').update({
      epoch: knex.raw('epoch + 1'),
      components_epoch: knex.raw('epoch + 1'),
    });
    statements.splice(0);
    await seenBy(omar);
    expect(statements.join()).toContain('component_entities');
    expect(statements.join()).not.toContain('component_owners');
    knex.removeListener('query', listen);
  });

  it('asks the catalog about what it does not know, once for a caller, also when they ask twice at once', async () => {
    const { seenBy, asked } = setup(secret('red'));
    expect(await Promise.all([seenBy(omar), seenBy(omar)])).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith(expect.anything(), {
      credentials: omar,
    });
  });

  it('believes the catalog for a minute, and only of the same caller and conditions', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
    const { policy, visibility, asked } = setup(secret('red'));
    await visibility.rightsOf(omar);
    await visibility.rightsOf(erin);
    expect(asked).toHaveBeenCalledTimes(2);

    policy.decision = secret('blue');
    await visibility.rightsOf(omar);
    expect(asked).toHaveBeenCalledTimes(3);

    jest.advanceTimersByTime(59_000);
    await visibility.rightsOf(omar);
    expect(asked).toHaveBeenCalledTimes(3);
    jest.advanceTimersByTime(1_000);
    await visibility.rightsOf(omar);
    expect(asked).toHaveBeenCalledTimes(4);
  });

  it('gives up on a catalog that does not answer, and asks it again the next time', async () => {
    const stop = new AbortController();
    const { visibility, asked } = setup(secret('red'), () => stop.signal);
    // eslint-disable-next-line require-yield -- it never comes to it
    asked.mockImplementation(async function* hang() {
      stop.abort();
      await new Promise(() => {});
    });
    await expect(visibility.rightsOf(omar)).rejects.toThrow('in time');
    await expect(visibility.rightsOf(omar)).rejects.toThrow('in time');
  });

  it('asks the catalog at once which entities of any kind somebody may read', async () => {
    const { visibility, readable } = setup(ownedBy('group:default/a'));
    const refs = ['component:default/b', 'no ref', 'api:default/gone'];
    expect(await visibility.readableAmong(refs, omar)).toEqual(
      new Set(['component:default/b']),
    );
    expect(readable.mock.calls).toEqual([
      [
        expect.objectContaining({
          entityRefs: ['component:default/b', 'api:default/gone'],
        }),
        { credentials: omar },
      ],
    ]);
    expect(await visibility.readableAmong([], omar)).toEqual(new Set());
    expect(readable).toHaveBeenCalledTimes(1);
  });

  it('gives up on a catalog that does not say which entities', async () => {
    const { visibility, readable } = setup(ownedBy('group:default/a'), () =>
      AbortSignal.abort(),
    );
    await expect(
      visibility.readableAmong(['component:default/b'], omar),
    ).rejects.toThrow('in time');
    expect(readable).not.toHaveBeenCalled();
  });

  it.each([secret('red'), ownedBy('group:default/a')])(
    'asks the policy each time: who is denied now sees nothing',
    async decision => {
      const { policy, seenBy } = setup(decision);
      expect(await seenBy(omar)).not.toEqual([]);
      policy.decision = { result: AuthorizeResult.DENY };
      expect(await seenBy(omar)).toEqual([]);
    },
  );
});
