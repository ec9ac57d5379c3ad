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
import packageJson from '../package.json';
import { beforeFirstTaskExtensionPoint } from './beforeFirstTask';
import { Beginning } from './Beginning';
import { Catalogue } from './catalogue/Catalogue';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { CollectorStatusReader } from './collection/CollectorStatusReader';
import { createPipeline } from './createPipeline';
import { openDatabase } from './database/database';
import { DatabaseClock } from './database/DatabaseClock';
import { readInstallationSecret } from './database/installationSecret';
import { DigestSender } from './notifying/DigestSender';
import { scheduleDigests } from './scheduleDigests';
import { scheduleTasks } from './scheduleTasks';
import { scheduleUpkeep } from './scheduleUpkeep';
import { ConditionSets } from './reading/ConditionSets';
import { createReaders } from './reading/createReaders';
import { Visibility } from './reading/Visibility';
import { Answers } from './service/Answers';
import { registerActions } from './service/actions/registerActions';
import { answersVersion } from './service/answersVersion';
import { CallerRights } from './service/CallerRights';
import { ChangeSignals } from './service/ChangeSignals';
import { BADGE_PATH } from './service/createBadgeRouter';
import { createRouter } from './service/createRouter';
import { DryRunService } from './service/DryRunService';
import { OwnershipRefs } from './service/OwnershipRefs';
import { PushedFactService } from './service/PushedFactService';
import { ScorecardRefresher } from './service/ScorecardRefresher';

const { version: packageVersion } = packageJson;

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
        const { catalog, config, logger, permissions } = services;
        const knex = await openDatabase(services.database);
        const clock = await DatabaseClock.create(knex);
        const { now } = clock;
        const installed = collectors.all();
        const signals = new ChangeSignals(services);
        services.lifecycle.addShutdownHook(() => signals.stop());
        const pipeline = await createPipeline({
          ...services,
          knex,
          collectors,
          now,
          onChanged: cause =>
            signals.changed(cause === 'people' ? cause : 'pipeline'),
        });
        const { settings, definitions, positions } = pipeline;
        const filter = settings.components;
        for (const problem of definitions.problems) {
          logger.error('A definition of ML Scorecards is wrong.', problem);
        }
        services.permissionsRegistry.addPermissions(mlScorecardsPermissions);

        const catalogue = new Catalogue({
          url: settings.catalogueUrl,
          definitions,
        });
        const answers = new Answers({
          knex,
          secret: await readInstallationSecret(knex),
          version: answersVersion({
            packageVersion,
            catalogueUrl: catalogue.url,
            definitions,
            collectors: collectors.all(),
            waiverTerms: settings.waiverTerms,
          }),
          now,
        });
        /** What the API and the actions of agents share. */
        const shared = {
          visibility: new Visibility({
            permissions,
            catalog,
            filter,
            conditionSets: new ConditionSets(knex),
          }),
          rights: new CallerRights({
            permissions,
            ownershipRefs: new OwnershipRefs(services),
            approvers: settings.waiverTerms.approvers,
          }),
          readers: createReaders({
            knex,
            definitions,
            positions,
            collectors,
            catalogue,
            waiverTerms: settings.waiverTerms,
            now,
          }),
          attestations: pipeline.attestations,
        };
        registerActions({
          ...services,
          ...shared,
          knex,
          cursors: answers.cursors,
        });
        beginning.begin({ ...services, knex, collectors: installed, now });
        services.httpRouter.use(beginning.hold);
        services.httpRouter.use(
          createRouter({
            ...services,
            knex,
            ...shared,
            answers,
            refresher: new ScorecardRefresher(pipeline),
            collectorStatus: new CollectorStatusReader({
              knex,
              collectors,
              definitions,
              now,
            }),
            checklists: pipeline.checklists,
            decisions: pipeline.decisions,
            waivers: pipeline.waivers,
            pushedFacts: new PushedFactService({
              ...pipeline,
              knex,
              now,
            }),
            dryRuns: new DryRunService({
              knex,
              config,
              collectors,
              definitions,
              filter,
              now,
            }),
          }),
        );
        services.httpRouter.addAuthPolicy({
          path: `/v1${BADGE_PATH}`,
          allow: 'user-cookie',
        });
        await beginning.before(async () => {
          await scheduleTasks({
            ...services,
            ...pipeline,
            pipeline: settings,
            clock,
          });
          await scheduleUpkeep({
            ...services,
            knex,
            definitions,
            retention: settings.retention,
            now,
          });
          await scheduleDigests({
            ...services,
            config: settings.notifications,
            digests: new DigestSender({
              knex,
              notifications: services.notifications,
              definitions,
              positions,
              config: settings.notifications,
              approvers: settings.waiverTerms.approvers,
              logger,
              now,
            }),
          });
        });
      },
    });
  },
});
