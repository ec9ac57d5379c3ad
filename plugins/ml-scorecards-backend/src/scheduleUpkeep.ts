import {
  AuditorService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Retention } from './config';
import { Definitions } from './definitions';
import { applyRetention } from './recording/applyRetention';
import { differencesIn } from './recording/auditReport';
import { auditScorecards } from './recording/auditScorecards';
import { auditLeftPushes } from './service/auditLeftPushes';
import { auditLeftStatements } from './service/auditLeftStatements';

const DAILY = {
  frequency: { days: 1 },
  timeout: { hours: 2 },
  // The start of a portal has more urgent work.
  initialDelay: { minutes: 15 },
} as const;

/** Registers what keeps the database and the audit log in order, each on one replica. */
export async function scheduleUpkeep(options: {
  scheduler: SchedulerService;
  auditor: AuditorService;
  logger: LoggerService;
  knex: Knex;
  definitions: Definitions;
  retention: Retention;
  now: () => Date;
}): Promise<void> {
  const { scheduler, auditor, logger, knex, definitions, retention, now } =
    options;
  await scheduler.scheduleTask({
    id: 'audit-left-writes',
    frequency: { minutes: 2 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 30 },
    fn: async signal => {
      const left = { knex, auditor, logger, now: now(), signal };
      // What keeps one of them from being read keeps the other one from nothing.
      const [statements, pushes] = await Promise.allSettled([
        auditLeftStatements(left),
        auditLeftPushes(left),
      ]);
      const told = { statements: countIn(statements), pushes: countIn(pushes) };
      if (told.statements + told.pushes > 0) {
        logger.warn(
          'Told the audit log of what was written by a process that ended before it could.',
          told,
        );
      }
      for (const outcome of [statements, pushes]) {
        if (outcome.status === 'rejected') {
          throw outcome.reason;
        }
      }
    },
  });
  await scheduler.scheduleTask({
    ...DAILY,
    id: 'apply-retention',
    fn: async signal => {
      const deleted = await applyRetention({
        knex,
        retention,
        now: now(),
        signal,
      });
      logger.info('Deleted what is older than it has to be kept.', {
        ...deleted,
      });
    },
  });
  await scheduler.scheduleTask({
    ...DAILY,
    id: 'audit-scorecards',
    fn: async signal => {
      const report = await auditScorecards(knex, {
        definitions,
        now: now(),
        repair: true,
        signal,
      });
      const { found, left } = differencesIn(report);
      if (found === 0) {
        logger.info('Audited all scorecards.', {
          components: report.components,
        });
      } else {
        logger.warn('An audit found scorecards that do not fit together.', {
          components: report.components,
          counts: { ...report.counts },
          left,
          first: report.differences
            .slice(0, 5)
            .map(({ kind, subject, message }) => ({ kind, subject, message })),
        });
      }
    },
  });
}

function countIn(outcome: PromiseSettledResult<number>): number {
  return outcome.status === 'fulfilled' ? outcome.value : 0;
}
