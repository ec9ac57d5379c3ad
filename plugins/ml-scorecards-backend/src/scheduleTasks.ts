import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CollectorRegistry } from './collection/CollectorRegistry';
import { FactCollection } from './collection/FactCollection';
import { PipelineConfig } from './config';
import { DatabaseClock } from './database/DatabaseClock';
import { followCatalog } from './followCatalog';
import { ScorecardRecorder } from './recording/ScorecardRecorder';
import { ComponentSelection } from './selection/ComponentSelection';

/** Time for the other plugins to come up before the first run. */
const INITIAL_DELAY = { seconds: 3 };

/**
 * Registers the runs of the pipeline with the scheduler: collectors on all replicas, the others on one at a time.
 */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  settings: PipelineConfig;
  collectors: CollectorRegistry;
  selection: ComponentSelection;
  collection: FactCollection;
  recorder: ScorecardRecorder;
  clock: DatabaseClock;
}): Promise<void> {
  const { scheduler, logger, settings, recorder } = options;
  const collectTaskIds: string[] = [];

  // The scheduler calls its tasks off only when the database is being closed as well.
  options.lifecycle.addShutdownHook(() => options.collection.stop());

  await scheduler.scheduleTask({
    id: 'follow-database-clock',
    scope: 'local',
    frequency: { minutes: 1 },
    timeout: { minutes: 1 },
    fn: () => options.clock.adjust(),
  });

  for (const collector of options.collectors.all()) {
    const { source } = collector.factSet;
    const id = `collect-${source}`;
    collectTaskIds.push(id);
    await scheduler.scheduleTask({
      id,
      // Replicas share the work, and each looks for what is left of it.
      scope: 'local',
      frequency: settings.collection.frequency,
      timeout: { hours: 6 },
      initialDelay: INITIAL_DELAY,
      fn: async signal => {
        const read = await options.collection.run(collector, signal);
        if (read > 0) {
          logger.info('Read facts of ML components.', {
            source,
            components: read,
          });
        }
      },
    });
  }

  await scheduler.scheduleTask({
    id: 'select-components',
    frequency: settings.selection.frequency,
    timeout: { minutes: 15 },
    initialDelay: INITIAL_DELAY,
    fn: async signal => {
      const { changed, removed } = await followCatalog(options, signal);
      if (changed.length > 0 || removed > 0) {
        logger.info('Brought ML components in step with the catalog.', {
          changed: changed.length,
          removed,
        });
      }
      if (changed.length > 0) {
        await Promise.all(
          collectTaskIds.map(id => trigger(scheduler, id, logger)),
        );
      }
    },
  });

  await scheduler.scheduleTask({
    id: 'evaluate-all',
    frequency: settings.evaluation.frequency,
    timeout: { hours: 1 },
    fn: async signal => {
      const components = await recorder.evaluateAll(signal);
      logger.info('Evaluated all ML components.', { components });
    },
  });
  if (await recorder.hasNewDefinitions()) {
    await trigger(scheduler, 'evaluate-all', logger);
  }
}

/** Triggering is a courtesy: a task that runs already or elsewhere will do it in its own time. */
async function trigger(
  scheduler: SchedulerService,
  id: string,
  logger: LoggerService,
): Promise<void> {
  try {
    await scheduler.triggerTask(id);
  } catch (error) {
    logger.debug(`Task ${id} was not triggered: ${error}`);
  }
}
