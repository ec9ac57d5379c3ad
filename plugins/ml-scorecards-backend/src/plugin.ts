import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { mlScorecardsPermissions } from 'backstage-plugin-ml-scorecards-common';
import {
  factCollectorsExtensionPoint,
  knownFactSets,
} from 'backstage-plugin-ml-scorecards-node';
import packageJson from '../package.json';
import { Catalogue } from './catalogue/Catalogue';
import { CatalogFactCollector } from './collection/catalog/CatalogFactCollector';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { CollectorStatusReader } from './collection/CollectorStatusReader';
import { FactCollection } from './collection/FactCollection';
import { readPipelineConfig } from './config';
import { openDatabase } from './database/database';
import { DatabaseClock } from './database/DatabaseClock';
import { readInstallationSecret } from './database/installationSecret';
import { CurrentPositions } from './database/positions';
import {
  defineFactSets,
  loadDefinitions,
  readDefinitions,
} from './definitions';
import { DigestSender } from './notifying/DigestSender';
import { scheduleDigests } from './scheduleDigests';
import { scheduleTasks } from './scheduleTasks';
import { scheduleUpkeep } from './scheduleUpkeep';
import { ConditionSets } from './reading/ConditionSets';
import { createReaders } from './reading/createReaders';
import { Visibility } from './reading/Visibility';
import { ScorecardRecorder } from './recording/ScorecardRecorder';
import { askedFields } from './selection/askedFields';
import { ComponentSelection } from './selection/ComponentSelection';
import { Answers } from './service/Answers';
import { registerActions } from './service/actions/registerActions';
import { AttestationService } from './service/AttestationService';
import { answersVersion } from './service/answersVersion';
import { CallerRights } from './service/CallerRights';
import { ChangeSignals } from './service/ChangeSignals';
import { ChecklistService } from './service/ChecklistService';
import { BADGE_PATH } from './service/createBadgeRouter';
import { createRouter } from './service/createRouter';
import { DecisionService } from './service/DecisionService';
import { DryRunService } from './service/DryRunService';
import { OwnershipRefs } from './service/OwnershipRefs';
import { PushedFactService } from './service/PushedFactService';
import { ScorecardRefresher } from './service/ScorecardRefresher';
import { WaiverService } from './service/WaiverService';

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
        const { auth, catalog, config, logger, permissions } = services;
        const pipeline = readPipelineConfig(config);
        const knex = await openDatabase(services.database);
        const clock = await DatabaseClock.create(knex);
        const { now } = clock;

        collectors.add(
          new CatalogFactCollector({
            catalog,
            auth,
            appBaseUrl: config.getString('app.baseUrl'),
            now,
            ...pipeline.collection.catalog,
          }),
        );
        const definitions = loadDefinitions({
          raw: await readDefinitions(config),
          ...defineFactSets(config, {
            given: collectors.factSets(knownFactSets),
            pushedTimeToLiveMs: pipeline.pushedFacts.timeToLiveMs,
          }),
        });
        for (const problem of definitions.problems) {
          logger.error('A definition of ML Scorecards is wrong.', problem);
        }
        services.permissionsRegistry.addPermissions(mlScorecardsPermissions);

        const positions = await CurrentPositions.create(
          knex,
          definitions,
          now(),
        );
        const filter = pipeline.components;
        const signals = new ChangeSignals(services);
        services.lifecycle.addShutdownHook(() => signals.stop());
        const recorder = new ScorecardRecorder({
          knex,
          logger,
          collectors,
          definitions,
          positions,
          now,
          onChanged: cause =>
            signals.changed(cause === 'people' ? cause : 'pipeline'),
        });
        const selection = new ComponentSelection({
          knex,
          positions,
          now,
          catalog,
          auth,
          logger,
          filter,
          fields: askedFields(definitions).map(({ field }) => field),
          allowMassRemoval: pipeline.selection.allowMassRemoval,
        });
        const collection = new FactCollection({
          knex,
          collectors,
          recorder,
          logger,
          now,
          random: Math.random,
          batchSize: pipeline.collection.batchSize,
          batchTimeoutMs: pipeline.collection.batchTimeoutMs,
        });

        const catalogue = new Catalogue({
          url: pipeline.catalogueUrl,
          definitions,
        });
        const said = {
          knex,
          definitions,
          recorder,
          logger,
          collectors,
          positions,
          now,
        };
        const answers = new Answers({
          knex,
          secret: await readInstallationSecret(knex),
          version: answersVersion({
            packageVersion,
            catalogueUrl: catalogue.url,
            definitions,
            collectors: collectors.all(),
            waiverTerms: pipeline.waiverTerms,
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
            approvers: pipeline.waiverTerms.approvers,
          }),
          readers: createReaders({
            knex,
            definitions,
            positions,
            collectors,
            catalogue,
            waiverTerms: pipeline.waiverTerms,
            now,
          }),
          attestations: new AttestationService(said),
        };
        registerActions({
          ...services,
          ...shared,
          knex,
          cursors: answers.cursors,
        });
        services.httpRouter.use(
          createRouter({
            ...services,
            knex,
            ...shared,
            answers,
            refresher: new ScorecardRefresher({
              selection,
              collection,
              recorder,
            }),
            collectorStatus: new CollectorStatusReader({
              knex,
              collectors,
              definitions,
              now,
            }),
            checklists: new ChecklistService(said),
            decisions: new DecisionService(said),
            waivers: new WaiverService({
              ...said,
              maxDays: pipeline.waiverTerms.maxDays,
            }),
            pushedFacts: new PushedFactService(said),
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
        await scheduleTasks({
          ...services,
          clock,
          pipeline,
          collectors,
          selection,
          collection,
          recorder,
        });
        await scheduleUpkeep({
          ...services,
          knex,
          definitions,
          retention: pipeline.retention,
          now,
        });
        await scheduleDigests({
          ...services,
          config: pipeline.notifications,
          digests: new DigestSender({
            knex,
            notifications: services.notifications,
            definitions,
            positions,
            config: pipeline.notifications,
            approvers: pipeline.waiverTerms.approvers,
            logger,
            now,
          }),
        });
      },
    });
  },
});
