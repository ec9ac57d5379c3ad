import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { NotificationConfig } from '../config';
import {
  APPROVERS,
  DigestMark,
  enrolRecipients,
  NewsWindow,
  readDueDigests,
  readLatestMark,
  readNewRequesters,
  writeDigestMark,
} from '../database/digests';
import { CurrentPositions } from '../database/positions';
import { DigestRow } from '../database/tables';
import { Definitions } from '../definitions';
import { fingerprint } from '../fingerprint';
import { dayOf } from '../days';
import { digestInWords, waiversInWords } from './digestInWords';
import { readOwnerNews } from './ownerNews';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is older than this is no news, to owners who could not be told, or who were not to be. */
const NEWS_DAYS = 7;

/** Failures in a row after which it is not tried with the others before the next run. */
const MAX_FAILURES = 3;

/**
 * Tells owners once a day what is new about their components, and those who decide about waivers that there are some.
 *
 * For each recipient it is kept up to which recording, statement and day they were told. That moves on after the
 * notification was sent, so that nobody is left out when a process ends in between; who is told twice for that reason
 * hears it under the same scope, by which Backstage updates what it has.
 */
export class DigestSender {
  private readonly options: {
    knex: Knex;
    notifications: NotificationService;
    definitions: Definitions;
    positions: CurrentPositions;
    config: NotificationConfig;
    /** Refs of those who decide about waivers. */
    approvers: readonly string[];
    logger: LoggerService;
    now: () => Date;
  };
  private saidThatNobodyListens = false;

  constructor(options: DigestSender['options']) {
    this.options = options;
  }

  /** Tells those who were not told today. Gives the number of notifications. */
  async run(signal?: AbortSignal): Promise<number> {
    const { knex, config, now } = this.options;
    const day = dayOf(now());
    const upTo = await readLatestMark(knex, day);
    await enrolRecipients(knex, {
      mark: upTo,
      forgetBefore: dayOf(new Date(now().getTime() - NEWS_DAYS * DAY_MS)),
    });
    let sent = 0;
    let failures = 0;
    for (const row of await readDueDigests(knex, {
      day,
      limit: config.maxOwners,
    })) {
      signal?.throwIfAborted();
      const notification = await this.notificationFor(row, upTo);
      if (notification) {
        const outcome = await this.send(notification);
        if (outcome === 'nobody-listens') {
          return sent;
        }
        if (outcome === 'failed') {
          failures += 1;
          if (failures === MAX_FAILURES) {
            return sent;
          }
          continue;
        }
        failures = 0;
        sent += 1;
      }
      await writeDigestMark(knex, row.recipient, upTo);
    }
    return sent;
  }

  /** Undefined if there is nothing new. */
  private async notificationFor(
    row: DigestRow,
    upTo: DigestMark,
  ): Promise<NotificationSendOptions | undefined> {
    const { knex, definitions, positions, config, now } = this.options;
    const window: NewsWindow = { after: row, upTo };
    // By what it is about, and not by when it is sent: what is sent again is the same.
    const scope = `ml-scorecards-${fingerprint([row.recipient, row.day])}`;
    if (row.recipient === APPROVERS) {
      return this.waiverNotification(window, scope);
    }
    const news = await readOwnerNews(knex, row.recipient, {
      window,
      definitions,
      positions: positions.latest(),
      kinds: config.kinds,
      now: now(),
    });
    return news.length > 0
      ? {
          recipients: { type: 'entity', entityRef: row.recipient },
          payload: { ...digestInWords(news), scope },
        }
      : undefined;
  }

  private async waiverNotification(
    window: NewsWindow,
    scope: string,
  ): Promise<NotificationSendOptions | undefined> {
    const { knex, config, approvers } = this.options;
    if (!config.kinds.waiversToDecide || approvers.length === 0) {
      return undefined;
    }
    const requesters = await readNewRequesters(knex, window);
    return requesters.length > 0
      ? {
          recipients: {
            type: 'entity',
            entityRef: [...approvers],
            // Nobody decides about what they asked for themselves.
            excludeEntityRef: requesters.length === 1 ? requesters : undefined,
          },
          payload: { ...waiversInWords(), scope },
        }
      : undefined;
  }

  private async send(
    notification: NotificationSendOptions,
  ): Promise<'sent' | 'failed' | 'nobody-listens'> {
    const { notifications, logger } = this.options;
    try {
      await notifications.send(notification);
      return 'sent';
    } catch (error) {
      if (isNotInstalled(error)) {
        if (!this.saidThatNobodyListens) {
          this.saidThatNobodyListens = true;
          logger.debug(
            'Owners are not told what is new: the notifications plugin is not installed.',
          );
        }
        return 'nobody-listens';
      }
      logger.warn(
        'An owner could not be told what is new, and will be in the next run.',
        toError(error),
      );
      return 'failed';
    }
  }
}

/** The service tells it in the message only. */
function isNotInstalled(error: unknown): boolean {
  return /\bstatus 404\b/.test(String(error));
}
