import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { BeforeFirstTask, beforeFirstTaskExtensionPoint } from './alpha';
import { mlScorecardsPlugin } from './plugin';
import { mlComponent, toyCollector } from './__testUtils__/components';
import { awayFromMidnight } from './__testUtils__/date';

jest.setTimeout(60_000);

const DAY_MS = 24 * 3_600_000;
const BASE = '/api/ml-scorecards/v1';

const catalog = catalogServiceMock({ entities: [mlComponent('fraud')] });
const config = { app: { baseUrl: 'http://portal.example' } };

/** Starts the plugin with a module that works before its first task. */
async function start(work: BeforeFirstTask, schedulingFails = false) {
  const scheduled: string[] = [];
  const scheduler = mockServices.scheduler.mock({
    scheduleTask: async ({ id }) => {
      if (schedulingFails) {
        throw new Error('no room for tasks');
      }
      scheduled.push(id);
    },
    triggerTask: async () => {},
  });
  const actions = actionsRegistryServiceMock();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const { server } = await startTestBackend({
    features: [
      mlScorecardsPlugin,
      createBackendModule({
        pluginId: 'ml-scorecards',
        moduleId: 'earlier',
        register(env) {
          env.registerInit({
            deps: { start: beforeFirstTaskExtensionPoint },
            async init(deps) {
              deps.start.beforeFirstTask(work);
            },
          });
        },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
      scheduler.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  const get = (path: string) =>
    request(server)
      .get(`${BASE}${path}`)
      .set('authorization', mockCredentials.user.header());
  return { get, scheduled, logger, actions };
}

/** Lets the pipeline see the toy on a past day. */
const playYesterday: BeforeFirstTask = async portal => {
  const at = new Date(portal.now().getTime() - DAY_MS);
  const pipeline = await portal.openPipeline({
    now: () => at,
    catalog,
    config: new ConfigReader(config),
    collectors: [toyCollector(() => ({ facts: { blocks: { value: 3 } } }))],
    logger: mockServices.logger.mock(),
  });
  await pipeline.select();
  await pipeline.collect();
  await pipeline.evaluateAll();
};

describe('Beginning', () => {
  it('holds answers and tasks until modules have done what comes first', async () => {
    let finish = () => {};
    const finished = new Promise<void>(resolve => {
      finish = resolve;
    });
    const wasEmpty: boolean[] = [];
    await awayFromMidnight(10_000);
    const { get, scheduled, actions } = await start(async portal => {
      wasEmpty.push(await portal.isEmpty());
      await finished;
      await playYesterday(portal);
      wasEmpty.push(await portal.isEmpty());
    });
    // The backend has started, and nothing of today has begun.
    const answer = get('/scorecards').then(response => response);
    const listed = actions.invoke({
      id: 'test:list-scorecards',
      input: {},
      credentials: mockCredentials.user(),
    });
    expect(scheduled).toEqual([]);
    finish();
    expect((await listed).output).toMatchObject({
      items: [{ entityRef: 'component:default/fraud' }],
    });
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(wasEmpty).toEqual([true, false]);
    expect(body.items).toHaveLength(1);
    const evaluatedAt = Date.parse(body.items[0].evaluatedAt);
    expect(Date.now() - evaluatedAt).toBeGreaterThanOrEqual(DAY_MS);
    const { body: trend } = await get('/maturity/trend?days=30');
    expect(trend.points.map((point: any) => point.components)).toEqual([1, 1]);
    expect(scheduled).toContain('evaluate-all');
  });

  it('starts also if that fails, and says why', async () => {
    const { get, logger } = await start(async portal => {
      await portal.openPipeline({
        now: portal.now,
        catalog,
        config: new ConfigReader({
          ...config,
          mlScorecards: { checks: { 'environment-pinned': { level: 'iron' } } },
        }),
        collectors: [],
        logger: mockServices.logger.mock(),
      });
    });
    expect((await get('/scorecards')).status).toBe(200);
    expect(logger.error).toHaveBeenCalledWith(
      'A module could not do what it has to before the first task.',
      expect.objectContaining({
        message: expect.stringMatching(/^A definition is wrong: .*iron/),
      }),
    );
  });

  it('answers nothing if it cannot get its tasks then, and says why', async () => {
    const { get, logger } = await start(async () => {}, true);
    expect((await get('/scorecards')).status).toBe(500);
    expect(logger.error).toHaveBeenCalledWith(
      'The tasks could not be scheduled, and nothing is answered. Start the portal again.',
      expect.objectContaining({ message: 'no room for tasks' }),
    );
  });
});
