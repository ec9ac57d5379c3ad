import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { toError } from '@backstage/errors';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { RequestHandler } from 'express';
import { Knex } from 'knex';
import {
  BeforeFirstTask,
  PipelineByOtherClock,
  PortalBeforeFirstTask,
} from './beforeFirstTask';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { createPipeline, Pipeline } from './createPipeline';
import { isEmptyDatabase } from './database/isEmptyDatabase';
import { followCatalog } from './followCatalog';

/**
 * What modules do before the plugin's first task runs. It may need the catalog, which reads its files only when all plugins
 * have started: so the plugin starts meanwhile, and holds its tasks and its answers.
 */
export class Beginning {
  private readonly works: BeforeFirstTask[] = [];
  /** When what has to be done is done, and the plugin has its tasks. */
  private done?: Promise<void>;

  add(work: BeforeFirstTask): void {
    this.works.push(work);
  }

  begin(options: {
    knex: Knex;
    auth: AuthService;
    logger: LoggerService;
    /** The installed ones. */
    collectors: readonly FactCollector[];
    now: () => Date;
  }): void {
    if (this.works.length > 0) {
      this.done = this.workOn(portalBeforeFirstTask(options), options.logger);
    }
  }

  /** Lets requests wait. */
  readonly hold: RequestHandler = async (_request, _response, next) => {
    try {
      await this.done;
      next();
    } catch (error) {
      next(error);
    }
  };

  /** Lets actions of agents wait, which come by another way. */
  held(registry: ActionsRegistryService): ActionsRegistryService {
    return {
      register: options =>
        registry.register({
          ...options,
          action: async context => {
            await this.done;
            return options.action(context);
          },
        }),
    };
  }

  /** Gives the plugin its tasks: within its start, unless modules have to be waited for. */
  async before(
    giveTasks: () => Promise<void>,
    logger: LoggerService,
  ): Promise<void> {
    if (!this.done) {
      await giveTasks();
      return;
    }
    // The start cannot fail any more. Nothing is answered then, so that nobody takes a portal that stands still for a good one.
    this.done = this.done.then(giveTasks);
    this.done.catch(error =>
      logger.error(
        'The tasks could not be scheduled, and nothing is answered. Start the portal again.',
        toError(error),
      ),
    );
  }

  private async workOn(
    portal: PortalBeforeFirstTask,
    logger: LoggerService,
  ): Promise<void> {
    for (const work of this.works) {
      try {
        await work(portal);
      } catch (error) {
        logger.error(
          'A module could not do what it has to before the first task.',
          toError(error),
        );
      }
    }
  }
}

function portalBeforeFirstTask(
  options: Parameters<Beginning['begin']>[0],
): PortalBeforeFirstTask {
  const { knex, auth, collectors, now } = options;
  return {
    collectors,
    now,
    isEmpty: () => isEmptyDatabase(knex),
    openPipeline: async given => {
      const registry = new CollectorRegistry();
      registry.add(...given.collectors);
      const pipeline = await createPipeline({
        ...given,
        knex,
        auth,
        collectors: registry,
      });
      const [problem] = pipeline.definitions.problems;
      if (problem) {
        throw new Error(`A definition is wrong: ${JSON.stringify(problem)}`);
      }
      return steered(pipeline);
    },
  };
}

function steered(pipeline: Pipeline): PipelineByOtherClock {
  const { collectors, collection, recorder } = pipeline;
  const { signal } = new AbortController();
  return {
    async select() {
      await followCatalog(pipeline, signal);
    },
    async collect() {
      for (const collector of collectors.all()) {
        await collection.run(collector, signal);
      }
    },
    async evaluateAll() {
      await recorder.evaluateAll(signal);
    },
    async attest(statement) {
      await pipeline.attestations.update(statement);
    },
    async tick(statement) {
      await pipeline.checklists.update(statement);
    },
    async askForWaiver(statement) {
      await pipeline.waivers.request(statement);
    },
    async decideAboutWaiver(statement) {
      await pipeline.waivers.decide(statement);
    },
  };
}
