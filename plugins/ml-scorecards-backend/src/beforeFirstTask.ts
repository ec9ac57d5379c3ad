import {
  createExtensionPoint,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AttestationUpdate,
  ChecklistItemUpdate,
  WaiverDecision,
  WaiverDecisionBody,
  WaiverRequest,
} from 'backstage-plugin-ml-scorecards-common';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';

/**
 * The pipeline of the plugin with another clock, catalog, configuration and other collectors than the portal's.
 *
 * @alpha
 */
export interface PipelineByOtherClock {
  /** Follows the catalog. */
  select(): Promise<void>;
  /** Lets each collector read all components whose turn it is. */
  collect(): Promise<void>;
  /** Evaluates all components, as is done once an hour. */
  evaluateAll(): Promise<void>;
  /** Somebody vouches for a check. */
  attest(
    statement: StatementAbout & { check: string; update: AttestationUpdate },
  ): Promise<void>;
  /** Somebody ticks an item of a checklist. */
  tick(
    statement: StatementAbout & {
      checklist: string;
      item: string;
      update: ChecklistItemUpdate;
    },
  ): Promise<void>;
  /** Somebody asks for a waiver. */
  askForWaiver(
    statement: StatementAbout & { check: string; request: WaiverRequest },
  ): Promise<void>;
  /** Somebody else decides about it. */
  decideAboutWaiver(
    statement: StatementAbout & {
      check: string;
      decision: WaiverDecision;
      body: WaiverDecisionBody;
    },
  ): Promise<void>;
}

/**
 * Which component a statement is about, and whose it is, both by entity ref.
 *
 * @alpha
 */
export interface StatementAbout {
  /** The component. */
  readonly entityRef: string;
  /** The person. */
  readonly by: string;
}

/**
 * The portal before its first task runs.
 *
 * @alpha
 */
export interface PortalBeforeFirstTask {
  /** Those that modules have added. */
  readonly collectors: readonly FactCollector[];
  /** Time as the database has it. */
  now(): Date;
  /** Whether the database holds no component, and no day of one that has gone. */
  isEmpty(): Promise<boolean>;
  /** Wires the pipeline on the portal's database. The collector of the catalog is part of it. Throws if a definition is wrong. */
  openPipeline(options: {
    now: () => Date;
    catalog: Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;
    config: Config;
    collectors: readonly FactCollector[];
    logger: LoggerService;
  }): Promise<PipelineByOtherClock>;
}

/**
 * What a module does with the portal before its first task runs.
 *
 * @alpha
 */
export type BeforeFirstTask = (portal: PortalBeforeFirstTask) => Promise<void>;

/**
 * Lets a module work on the database before the plugin's own tasks do. The plugin answers nobody until then.
 *
 * @alpha
 */
export interface BeforeFirstTaskExtensionPoint {
  /** What throws is logged, and the portal starts all the same. */
  beforeFirstTask(work: BeforeFirstTask): void;
}

/**
 * Where the demo plays its past, before its database holds anything else. A module has the plugin's database anyway: this
 * gives it the pipeline as well, so that it need not write there what nobody has computed. It may change in any release.
 *
 * @alpha
 */
export const beforeFirstTaskExtensionPoint =
  createExtensionPoint<BeforeFirstTaskExtensionPoint>({
    id: 'ml-scorecards.before-first-task',
  });
