import {
  coreServices,
  createBackendPlugin,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { mlComponent } from './__testUtils__/components';
import { openTestDatabase, testDatabases } from './__testUtils__/databases';
import { later, stopDate } from './__testUtils__/date';
import { startPortal } from './__testUtils__/portal';
import { readPipelineConfig } from './config';
import { ConfigReader } from '@backstage/config';
import { scheduleDigests } from './scheduleDigests';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;

/** What the notifications plugin is as far as senders go. It keeps what it is sent. */
function notificationsPlugin() {
  const received: unknown[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'notifications',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          const router = express.Router();
          router.post('/', express.json(), async (request, response) => {
            await httpAuth.credentials(request, { allow: ['service'] });
            received.push(request.body);
            response.json([]);
          });
          httpRouter.use(router);
        },
      });
    },
  });
  return { plugin, received };
}

/** A portal in which a component turns out to be critical on the second day, when owners are told what is new. */
async function secondDay(
  features: Parameters<typeof startPortal>[0]['features'],
) {
  stopDate('2026-01-01T12:00:00Z');
  const [[database]] = testDatabases.eachSupportedId();
  const knex = await openTestDatabase(database);
  const portal = await startPortal({
    knex,
    entities: [mlComponent('fraud')],
    features,
  });
  await portal.run('select-components');
  await portal.run('collect-catalog');
  await portal.run('send-digests');
  later(DAY);
  portal.catalog.entities = [
    mlComponent('fraud', {
      labels: {
        'mlscorecards.io/audience': 'customers',
        'mlscorecards.io/decision-impact': 'critical',
      },
    }),
  ];
  await portal.run('select-components');
  await portal.run('send-digests');
  const { day } = await knex('digests')
    .where({ recipient: 'group:default/risk' })
    .first();
  return { toldOn: day };
}

describe('digests', () => {
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('go to the notifications plugin', async () => {
    const { plugin, received } = notificationsPlugin();
    const { toldOn } = await secondDay([plugin]);
    expect(received).toEqual([
      {
        recipients: { type: 'entity', entityRef: 'group:default/risk' },
        payload: expect.objectContaining({
          title: expect.stringContaining('fraud'),
          description: expect.stringContaining('tier-1 now'),
          link: '/catalog/default/component/fraud/scorecard',
        }),
      },
    ]);
    expect(toldOn).toBe('2026-01-02');
  });

  it('wait where it is not installed, and no task fails', async () => {
    const { toldOn } = await secondDay([]);
    expect(toldOn).toBe('2026-01-01');
  });

  it('are looked for once an hour on one replica, unless they are switched off', async () => {
    const tasks: Array<
      SchedulerServiceTaskScheduleDefinition &
        SchedulerServiceTaskInvocationDefinition
    > = [];
    const schedule = (enabled: boolean) =>
      scheduleDigests({
        scheduler: mockServices.scheduler.mock({
          scheduleTask: async task => {
            tasks.push(task);
          },
        }),
        logger: mockServices.logger.mock(),
        config: readPipelineConfig(
          new ConfigReader({ mlScorecards: { notifications: { enabled } } }),
        ).notifications,
        digests: { run: jest.fn() },
      });
    await schedule(false);
    expect(tasks).toEqual([]);
    await schedule(true);
    expect(tasks).toMatchObject([
      { id: 'send-digests', frequency: { hours: 1 } },
    ]);
    expect(tasks[0].scope ?? 'global').toBe('global');
  });
});
