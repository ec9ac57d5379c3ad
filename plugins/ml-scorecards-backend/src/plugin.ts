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
import { CollectorRegistry } from './collection/CollectorRegistry';
import { readPipelineConfig } from './config';
import { DigestSender } from './notifying/DigestSender';
import { openPipeline } from './openPipeline';
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
        const settings = readPipelineConfig(services.config);
        const signals = new ChangeSignals(services);
        services.lifecycle.addShutdownHook(() => signals.stop());
        services.permissionsRegistry.addPermissions(mlScorecardsPermissions);

        const pipeline = await openPipeline({
          ...services,
          settings,
          collectors,
          onChanged: cause =>
            signals.changed(cause === 'people' ? cause : 'pipeline'),
        });
        await serveApi({ ...services, settings, collectors, pipeline });

        await scheduleTasks({ ...services, ...pipeline, settings, collectors });
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
      },
    });
  },
});
