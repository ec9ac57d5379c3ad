import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { mlScorecardsPermissions } from 'backstage-plugin-ml-scorecards-common';
import { factCollectorsExtensionPoint } from 'backstage-plugin-ml-scorecards-node';
import { beforeFirstTaskExtensionPoint } from './beforeFirstTask';
import { Beginning } from './Beginning';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { createPipeline } from './createPipeline';
import { openDatabase } from './database/database';
import { DatabaseClock } from './database/DatabaseClock';
import { DigestSender } from './notifying/DigestSender';
import { scheduleDigests } from './scheduleDigests';
import { scheduleTasks } from './scheduleTasks';
import { scheduleUpkeep } from './scheduleUpkeep';
import { ChangeSignals } from './service/ChangeSignals';
import { serveApi } from './service/serveApi';

/**
 * Scores the ML components of the catalog and serves their scorecards.
 *
 * @public
 */
export const mlScorecardsPlugin = createBackendPlugin({
  pluginId: 'ml-scorecards',
  register(env) {
    const collectors = new CollectorRegistry();
    env.registerExtensionPoint(factCollectorsExtensionPoint, {
      addFactCollector: (...added) => collectors.add(...added),
    });

    const beginning = new Beginning();
    env.registerExtensionPoint(beforeFirstTaskExtensionPoint, {
      beforeFirstTask: work => beginning.add(work),
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const knex = await openDatabase(services.database);
        const clock = await DatabaseClock.create(knex);
        const signals = new ChangeSignals(services);
        services.lifecycle.addShutdownHook(() => signals.stop());
        services.permissionsRegistry.addPermissions(mlScorecardsPermissions);

        const installed = collectors.all();
        const pipeline = await createPipeline({
          ...services,
          knex,
          collectors,
          now: clock.now,
          onChanged: cause =>
            signals.changed(cause === 'people' ? cause : 'pipeline'),
        });
        const { settings } = pipeline;
        for (const problem of pipeline.definitions.problems) {
          services.logger.error(
            'A definition of ML Scorecards is wrong.',
            problem,
          );
        }

        beginning.begin({ ...services, ...pipeline, collectors: installed });
        services.httpRouter.use(beginning.hold);
        await serveApi({
          ...services,
          actionsRegistry: beginning.held(services.actionsRegistry),
          pipeline,
        });

        await beginning.before(async () => {
          await scheduleTasks({ ...services, ...pipeline, clock });
          await scheduleUpkeep({
            ...services,
            ...pipeline,
            retention: settings.retention,
          });
          await scheduleDigests({
            ...services,
            config: settings.notifications,
            digests: new DigestSender({
              ...services,
              ...pipeline,
              config: settings.notifications,
              approvers: settings.waiverTerms.approvers,
            }),
          });
        }, services.logger);
      },
    });
  },
});
