import {
  AuditorService,
  BackstageCredentials,
  CacheService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import express from 'express';
import { Knex } from 'knex';
import { appendFileSync } from 'node:fs';
import { AddressInfo } from 'node:net';
import { Catalogue } from '../../plugins/ml-scorecards-backend/src/catalogue/Catalogue';
import { createReaders } from '../../plugins/ml-scorecards-backend/src/reading/createReaders';
import { AttestationService } from '../../plugins/ml-scorecards-backend/src/service/AttestationService';
import { CallerRights } from '../../plugins/ml-scorecards-backend/src/service/CallerRights';
import { ChecklistService } from '../../plugins/ml-scorecards-backend/src/service/ChecklistService';
import { createStatementsRouter } from '../../plugins/ml-scorecards-backend/src/service/createStatementsRouter';
import { DecisionService } from '../../plugins/ml-scorecards-backend/src/service/DecisionService';
import { OwnershipRefs } from '../../plugins/ml-scorecards-backend/src/service/OwnershipRefs';
import { WaiverService } from '../../plugins/ml-scorecards-backend/src/service/WaiverService';
import { openProduct } from '../organisation/openProduct';
import { keepingLogger } from './Product';

/*
 * The part of the backend that people write to, in a process of its own: the real routes, rights, services and tables.
 * The audit log is a file, so that it is there when the process is not. It can be told to end at a certain point of the
 * next request, with the signal that leaves no time for anything.
 */

export interface TickerOptions {
  readonly database: JsonObject;
  /** A line for each event. */
  readonly auditLog: string;
  /** Who ticks, and owns everything. */
  readonly owner: string;
  /** Where the process ends by itself; nowhere if it is not given. */
  readonly endAt?: EndPoint;
}

/** Points of a request, in their order. */
export const END_POINTS = [
  'before the transaction',
  'when the item is written',
  'when the statement is written',
  'before the audit log is told',
  'when the audit log was told',
  'when it is noted that it was',
] as const;

export type EndPoint = (typeof END_POINTS)[number];

function endNow(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal takes a moment, in which nothing may happen.
  for (;;);
}

const SQL_OF: Partial<Record<EndPoint, RegExp>> = {
  'when the item is written': /^(insert into|update) .checklist_items/,
  'when the statement is written': /^insert into .statements/,
  'when it is noted that it was': /^update .statements/,
};

function endAtStatement(knex: Knex, endAt: EndPoint | undefined): void {
  const pattern = endAt && SQL_OF[endAt];
  if (pattern) {
    knex.on('query-response', (_: unknown, { sql }: { sql: string }) => {
      if (pattern.test(sql)) {
        endNow();
      }
    });
  }
}

/** As Backstage's auditor, but for where it writes. */
function fileAuditor({ auditLog, endAt }: TickerOptions): AuditorService {
  // A line begins by itself: the one before may have been broken off.
  const write = (line: object) =>
    appendFileSync(auditLog, `\n${JSON.stringify(line)}`);
  return {
    createEvent: async ({ eventId }) => {
      write({ eventId, status: 'initiated' });
      if (endAt === 'before the transaction') {
        endNow();
      }
      return {
        success: async options => {
          if (endAt === 'before the audit log is told') {
            endNow();
          }
          write({ eventId, status: 'succeeded', meta: options?.meta });
          if (endAt === 'when the audit log was told') {
            endNow();
          }
        },
        fail: async ({ error }) => {
          write({ eventId, status: 'failed', error: String(error) });
        },
      };
    },
  };
}

/** Everybody is the owner. Backstage's mocks would take a second to load, two hundred times. */
function signedIn(userEntityRef: string): HttpAuthService {
  const credentials = {
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'user', userEntityRef },
  } as const;
  return {
    credentials: async () => credentials as any,
    issueUserCookie: async () => {
      throw new Error('Nobody needs a cookie here');
    },
  };
}

/** Whoever writes is never asked of it. */
const forgetful: CacheService = {
  get: async () => undefined,
  set: async () => {},
  delete: async () => {},
  withOptions: () => forgetful,
};

async function serve(options: TickerOptions): Promise<number> {
  const now = () => new Date();
  const logger = keepingLogger([]);
  const product = await openProduct({
    config: { backend: { database: options.database } },
    collectors: [],
    now,
    logger,
  });
  const { knex, definitions, positions, recorder, registry } = product;
  endAtStatement(knex, options.endAt);
  const said = {
    knex,
    definitions,
    recorder,
    logger,
    collectors: registry,
    positions,
    now,
  };
  const waiverTerms = { maxDays: 90, approvers: [] };
  const rights = new CallerRights({
    permissions: {
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    },
    ownershipRefs: new OwnershipRefs({
      userInfo: {
        getUserInfo: async (_: BackstageCredentials) => ({
          userEntityRef: options.owner,
          ownershipEntityRefs: [options.owner],
        }),
      },
      cache: forgetful,
    }),
    approvers: waiverTerms.approvers,
  });
  const app = express();
  app.use(
    createStatementsRouter({
      knex,
      logger,
      auditor: fileAuditor(options),
      httpAuth: signedIn(options.owner),
      rights,
      // Who may read everything is hidden nothing, so nobody asks.
      visibility: { readableAmong: async () => new Set() },
      readers: createReaders({
        knex,
        definitions,
        positions,
        collectors: registry,
        catalogue: new Catalogue({ url: 'https://x.example/', definitions }),
        waiverTerms,
        now,
      }),
      checklists: new ChecklistService(said),
      decisions: new DecisionService(said),
      attestations: new AttestationService(said),
      waivers: new WaiverService({ ...said, maxDays: waiverTerms.maxDays }),
    }),
  );
  return new Promise(resolve => {
    const server = app.listen(0, '127.0.0.1', () =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

process.once('message', async (options: TickerOptions) => {
  process.send?.({ port: await serve(options) });
});

// A test that failed must not leave us behind.
process.on('disconnect', () => process.exit());
