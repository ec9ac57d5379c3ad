import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { NotificationConfig } from './config';
import { DigestSender } from './notifying/DigestSender';

/** Registers what tells people what is new, on one replica at a time. */
export async function scheduleDigests(options: {
  scheduler: SchedulerService;
  logger: LoggerService;
  config: NotificationConfig;
  digests: Pick<DigestSender, 'run'>;
}): Promise<void> {
  const { scheduler, logger, config, digests } = options;
  if (!config.enabled) {
    return;
  }
  await scheduler.scheduleTask({
    id: 'send-digests',
    // Each recipient is told once a day. The other runs find those whom the first one could not tell.
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    // By then the sources were read, and the other plugins are there.
    initialDelay: { minutes: 10 },
    fn: async signal => {
      const sent = await digests.run(signal);
      if (sent > 0) {
        logger.info('Told owners what is new about their components.', {
          notifications: sent,
        });
      }
    },
  });
}
