import { mockServices } from '@backstage/backend-test-utils';
import { LabelFollower } from './LabelFollower';
import { Labels, LabelStore } from './LabelStore';
import { FakeOutbox } from './testUtils/FakeOutbox';

const SILVER: Labels = { tier: 'tier-2', level: 'silver' };
const GOLD: Labels = { tier: 'tier-2', level: 'gold' };

function setup(options?: { givenLimit?: number }) {
  const outbox = new FakeOutbox();
  const store = new LabelStore(options);
  const client = {
    getLabelChanges: jest.fn(
      async ({ after, limit = 1000 }: { after: number; limit?: number }) =>
        outbox.read({ after, limit }),
    ),
  };
  const refresher = { refresh: jest.fn(async (_refs: string[]) => {}) };
  const logger = mockServices.logger.mock();
  const follower = new LabelFollower({ client, logger, refresher, store });
  const refreshed = () =>
    refresher.refresh.mock.calls.flatMap(([refs]) => refs);
  return { outbox, store, client, refresher, refreshed, logger, follower };
}

describe('LabelFollower', () => {
  it('loads all pages and refreshes nothing that was not processed yet', async () => {
    const { outbox, store, client, refresher, follower } = setup();
    for (let i = 0; i < 2500; i += 1) {
      outbox.record(`component:default/model-${i}`, SILVER);
    }

    await follower.poll();

    expect(store.isLoaded).toBe(true);
    expect(store.size).toBe(2500);
    expect(store.get('component:default/model-2499')).toEqual(SILVER);
    expect(client.getLabelChanges.mock.calls.map(([q]) => q.after)).toEqual([
      0, 1000, 2000,
    ]);
    expect(refresher.refresh).not.toHaveBeenCalled();
  });

  it('asks once more after a full last page', async () => {
    const { outbox, store, client, follower } = setup();
    for (let i = 0; i < 1000; i += 1) {
      outbox.record(`component:default/model-${i}`, SILVER);
    }

    await follower.poll();

    expect(client.getLabelChanges).toHaveBeenCalledTimes(2);
    expect(store.isLoaded).toBe(true);
  });

  it('refreshes what changed since the last poll, and nothing else', async () => {
    const { outbox, store, refreshed, follower } = setup();
    outbox.record('component:default/a', SILVER);
    outbox.record('component:default/b', SILVER);
    outbox.record('component:default/c', SILVER);
    await follower.poll();

    await follower.poll();
    expect(refreshed()).toEqual([]);

    outbox.record('component:default/a', GOLD);
    outbox.record('component:default/b', null);
    outbox.record('component:default/c', SILVER);
    outbox.record('component:default/never-known', null);
    outbox.record('component:default/new', SILVER);
    await follower.poll();

    expect(refreshed()).toEqual([
      'component:default/a',
      'component:default/b',
      'component:default/new',
    ]);
    expect(store.get('component:default/a')).toEqual(GOLD);
    expect(store.get('component:default/b')).toBeUndefined();
  });

  it('refreshes after the load what was given other labels before', async () => {
    const { outbox, store, refreshed, follower } = setup();
    store.noteGiven('component:default/right', SILVER);
    store.noteGiven('component:default/too-early', undefined);
    store.noteGiven('component:default/other', GOLD);
    store.noteGiven('component:default/no-component-any-more', GOLD);
    store.noteGiven('component:default/unrelated', undefined);
    outbox.record('component:default/right', SILVER);
    outbox.record('component:default/too-early', SILVER);
    outbox.record('component:default/other', SILVER);
    outbox.record('component:default/no-component-any-more', null);
    outbox.record('component:default/not-processed-yet', SILVER);

    await follower.poll();

    expect(refreshed().sort()).toEqual([
      'component:default/no-component-any-more',
      'component:default/other',
      'component:default/too-early',
    ]);
  });

  it('refreshes every component it has no note of, once there are too many to note', async () => {
    const { outbox, store, refreshed, follower } = setup({ givenLimit: 1 });
    store.noteGiven('component:default/right', SILVER);
    store.noteGiven('component:default/not-noted', undefined);
    outbox.record('component:default/right', SILVER);
    outbox.record('component:default/not-noted', SILVER);

    await follower.poll();

    expect(refreshed()).toEqual(['component:default/not-noted']);
  });

  it('does not take an empty outbox for loaded', async () => {
    const { outbox, store, refreshed, follower } = setup();
    await follower.poll();
    expect(store.isLoaded).toBe(false);

    store.noteGiven('component:default/a', undefined);
    outbox.record('component:default/a', SILVER);
    await follower.poll();

    expect(store.isLoaded).toBe(true);
    expect(refreshed()).toEqual(['component:default/a']);
  });

  it('reads an outbox that was made anew from the start and keeps what it does not say yet', async () => {
    const { outbox, store, refreshed, follower } = setup();
    outbox.record('component:default/a', SILVER);
    outbox.record('component:default/b', SILVER);
    outbox.record('component:default/c', SILVER);
    await follower.poll();

    outbox.reset();
    await follower.poll();
    outbox.record('component:default/a', GOLD);
    await follower.poll();

    expect(refreshed()).toEqual(['component:default/a']);
    expect(store.get('component:default/b')).toEqual(SILVER);
  });

  it('goes on where it failed, and says so once', async () => {
    const { outbox, store, client, logger, follower } = setup();
    for (let i = 0; i < 1500; i += 1) {
      outbox.record(`component:default/model-${i}`, SILVER);
    }
    const failing = async () => {
      throw new Error('Request failed with 503 Service Unavailable');
    };
    client.getLabelChanges
      .mockImplementationOnce(async ({ after, limit = 1000 }) =>
        outbox.read({ after, limit }),
      )
      .mockImplementationOnce(failing)
      .mockImplementationOnce(failing);

    await follower.poll();
    await follower.poll();
    expect(store.isLoaded).toBe(false);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(expect.any(String), {
      reason: 'Request failed with 503 Service Unavailable',
    });

    client.getLabelChanges.mockImplementationOnce(async () => {
      throw new Error('Request failed with 404 Not Found');
    });
    await follower.poll();
    expect(logger.warn).toHaveBeenCalledTimes(2);

    await follower.poll();
    expect(store.isLoaded).toBe(true);
    expect(store.size).toBe(1500);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('stops between pages when it is told to, and goes on at the next poll', async () => {
    const { outbox, store, client, follower } = setup();
    for (let i = 0; i < 1500; i += 1) {
      outbox.record(`component:default/model-${i}`, SILVER);
    }
    await follower.poll(AbortSignal.abort());
    expect(client.getLabelChanges).toHaveBeenCalledTimes(1);
    expect(store.isLoaded).toBe(false);

    await follower.poll();
    expect(store.size).toBe(1500);
    expect(store.isLoaded).toBe(true);
  });

  it('asks again for the refreshes that failed, and logs their number once per poll', async () => {
    const { outbox, store, refresher, logger, follower } = setup();
    outbox.record('component:default/first', SILVER);
    await follower.poll();
    for (let i = 0; i < 450; i += 1) {
      outbox.record(`component:default/model-${i}`, SILVER);
    }
    refresher.refresh
      .mockRejectedValueOnce(new Error('database is locked'))
      .mockResolvedValueOnce(undefined)
      .mockRejectedValueOnce(new Error('database is locked'));

    await follower.poll();
    expect(refresher.refresh).toHaveBeenCalledTimes(3);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(expect.any(String), {
      entities: 250,
      reason: 'database is locked',
    });
    expect(store.size).toBe(451);

    refresher.refresh.mockClear();
    await follower.poll();
    expect(refresher.refresh.mock.calls.map(([refs]) => refs.length)).toEqual([
      200, 50,
    ]);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });
});
