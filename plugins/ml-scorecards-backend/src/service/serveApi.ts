import {
  AuditorService,
  AuthService,
  CacheService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import packageJson from '../../package.json';
import { Catalogue } from '../catalogue/Catalogue';
import { CollectorStatusReader } from '../collection/CollectorStatusReader';
import { readInstallationSecret } from '../database/installationSecret';
import { Pipeline } from '../createPipeline';
import { ConditionSets } from '../reading/ConditionSets';
import { createReaders } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { registerActions } from './actions/registerActions';
import { Answers } from './Answers';
import { answersVersion } from './answersVersion';
import { CallerRights } from './CallerRights';
import { BADGE_PATH } from './createBadgeRouter';
import { createRouter } from './createRouter';
import { DryRunService } from './DryRunService';
import { OwnershipRefs } from './OwnershipRefs';
import { PushedFactService } from './PushedFactService';
import { ScorecardRefresher } from './ScorecardRefresher';

/** Serves scorecards over HTTP and to agents: the same readers, services and rights for both. */
export async function serveApi(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  cache: CacheService;
  catalog: CatalogService;
  config: RootConfigService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  pipeline: Pipeline;
}): Promise<void> {
  const { catalog, config, permissions, pipeline } = options;
  const { knex, settings, collectors, definitions, now } = pipeline;
  const { waiverTerms, components: filter } = settings;
  const catalogue = new Catalogue({ url: settings.catalogueUrl, definitions });
  /** What readers and services have in common. */
  const parts = { ...options, ...pipeline, catalogue, waiverTerms };

  const answers = new Answers({
    knex,
    secret: await readInstallationSecret(knex),
    version: answersVersion({
      packageVersion: packageJson.version,
      catalogueUrl: catalogue.url,
      definitions,
      collectors: collectors.all(),
      waiverTerms,
    }),
    now,
  });
  const shared = {
    ...parts,
    answers,
    cursors: answers.cursors,
    visibility: new Visibility({
      permissions,
      catalog,
      filter,
      conditionSets: new ConditionSets(knex),
    }),
    rights: new CallerRights({
      permissions,
      ownershipRefs: new OwnershipRefs(options),
      approvers: waiverTerms.approvers,
    }),
    readers: createReaders(parts),
  };

  registerActions(shared);
  options.httpRouter.use(
    createRouter({
      ...shared,
      pushedFacts: new PushedFactService(parts),
      refresher: new ScorecardRefresher(parts),
      collectorStatus: new CollectorStatusReader(parts),
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
  options.httpRouter.addAuthPolicy({
    path: `/v1${BADGE_PATH}`,
    allow: 'user-cookie',
  });
}
