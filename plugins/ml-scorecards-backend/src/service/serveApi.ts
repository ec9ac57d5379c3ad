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
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { CollectorStatusReader } from '../collection/CollectorStatusReader';
import { PipelineConfig } from '../config';
import { readInstallationSecret } from '../database/installationSecret';
import { Pipeline } from '../openPipeline';
import { ConditionSets } from '../reading/ConditionSets';
import { createReaders } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { registerActions } from './actions/registerActions';
import { Answers } from './Answers';
import { answersVersion } from './answersVersion';
import { AttestationService } from './AttestationService';
import { CallerRights } from './CallerRights';
import { ChecklistService } from './ChecklistService';
import { BADGE_PATH } from './createBadgeRouter';
import { createRouter } from './createRouter';
import { DecisionService } from './DecisionService';
import { DryRunService } from './DryRunService';
import { OwnershipRefs } from './OwnershipRefs';
import { PushedFactService } from './PushedFactService';
import { ScorecardRefresher } from './ScorecardRefresher';
import { WaiverService } from './WaiverService';

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
  settings: PipelineConfig;
  collectors: CollectorRegistry;
  pipeline: Pipeline;
}): Promise<void> {
  const { catalog, config, permissions, settings, collectors } = options;
  const { waiverTerms, components: filter } = settings;
  const { knex, definitions, now } = options.pipeline;
  const catalogue = new Catalogue({ url: settings.catalogueUrl, definitions });
  /** What readers and services have in common. */
  const parts = { ...options, ...options.pipeline, catalogue, waiverTerms };

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
    attestations: new AttestationService(parts),
  };

  registerActions(shared);
  options.httpRouter.use(
    createRouter({
      ...shared,
      checklists: new ChecklistService(parts),
      decisions: new DecisionService(parts),
      waivers: new WaiverService({ ...parts, maxDays: waiverTerms.maxDays }),
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
