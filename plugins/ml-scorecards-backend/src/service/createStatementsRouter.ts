import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  attestationUpdateSchema,
  checklistItemUpdateSchema,
  decisionUpdateSchema,
  takeBackQuerySchema,
  WAIVER_DECISIONS,
  waiverDecisionSchema,
  waiverRequestSchema,
} from 'backstage-plugin-ml-scorecards-common';
import express, { Request, RequestHandler } from 'express';
import Router from 'express-promise-router';
import { Knex } from 'knex';
import { z } from 'zod';
import { MadeStatement } from '../database/statements';
import { Readers } from '../reading/createReaders';
import { Visibility } from '../reading/Visibility';
import { AttestationService } from './AttestationService';
import { CallerRights } from './CallerRights';
import { ChecklistService } from './ChecklistService';
import { DecisionService } from './DecisionService';
import { Deed } from './deeds';
import { askedEntityRefOf, entityRefOf, parse } from './parse';
import { readJsonBody } from './readJsonBody';
import { StatementMaker } from './StatementMaker';
import { Statement } from './StatementService';
import { WaiverService } from './WaiverService';

const SCORECARD = '/scorecards/:kind/:namespace/:name';

/** One way to state something about a component. */
interface StatementRoute<T extends z.ZodType> {
  readonly eventId: string;
  /** The right that it needs. */
  readonly deed: Deed;
  /** What the request asks for. */
  readonly schema: T;
  /** Makes the statement. `params` are those of the address. */
  make(
    statement: Statement & Readonly<{ params: Request['params'] }>,
    input: z.output<T>,
  ): Promise<MadeStatement>;
}

/**
 * What people state about components: items ticked, decisions put on record, checks vouched for, waivers asked for and
 * decided about, and all of that taken back.
 */
export function createStatementsRouter(options: {
  knex: Knex;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  rights: CallerRights;
  readers: Readers;
  visibility: Pick<Visibility, 'readableAmong'>;
  checklists: ChecklistService;
  decisions: DecisionService;
  attestations: AttestationService;
  waivers: WaiverService;
}): express.Router {
  const { checklists, decisions, attestations, waivers } = options;
  const state = statementHandlers(options);
  const router = Router();

  router.put(
    `${SCORECARD}/checklists/:checklist/items/:item`,
    state({
      eventId: 'checklist-item-update',
      deed: 'tick',
      schema: checklistItemUpdateSchema,
      make: ({ params: { checklist, item }, ...by }, update) =>
        checklists.update({ ...by, checklist, item, update }),
    }),
  );

  router.put(
    `${SCORECARD}/decisions/:subject`,
    state({
      eventId: 'decision-update',
      deed: 'decide',
      schema: decisionUpdateSchema,
      make: ({ params: { subject }, ...by }, update) =>
        decisions.update({ ...by, subject, update }),
    }),
  );

  router.delete(
    `${SCORECARD}/decisions/:subject`,
    state({
      eventId: 'decision-delete',
      deed: 'decide',
      schema: takeBackQuerySchema,
      make: ({ params: { subject }, ...by }, { version }) =>
        decisions.delete({ ...by, subject, version }),
    }),
  );

  router.put(
    `${SCORECARD}/attestations/:check`,
    state({
      eventId: 'attestation-update',
      deed: 'attest',
      schema: attestationUpdateSchema,
      make: ({ params: { check }, ...by }, update) =>
        attestations.update({ ...by, check, update }),
    }),
  );

  router.delete(
    `${SCORECARD}/attestations/:check`,
    state({
      eventId: 'attestation-delete',
      deed: 'attest',
      schema: takeBackQuerySchema,
      make: ({ params: { check }, ...by }, { version }) =>
        attestations.delete({ ...by, check, version }),
    }),
  );

  router.put(
    `${SCORECARD}/waivers/:check`,
    state({
      eventId: 'waiver-request',
      deed: 'requestWaiver',
      schema: waiverRequestSchema,
      make: ({ params: { check }, ...by }, request) =>
        waivers.request({ ...by, check, request }),
    }),
  );

  for (const decision of WAIVER_DECISIONS) {
    router.post(
      `${SCORECARD}/waivers/:check/${decision}`,
      state({
        eventId: `waiver-${decision}`,
        deed: decision === 'withdraw' ? 'requestWaiver' : 'decideWaiver',
        schema: waiverDecisionSchema,
        make: ({ params: { check }, ...by }, body) =>
          waivers.decide({ ...by, check, decision, body }),
      }),
    );
  }

  return router;
}

/** Makes handlers of statements. What is asked for is looked at once the request is in the audit log. */
function statementHandlers(
  options: Parameters<typeof createStatementsRouter>[0],
) {
  const { httpAuth } = options;
  const maker = new StatementMaker(options);

  return <T extends z.ZodType>(route: StatementRoute<T>): RequestHandler =>
    async (request, response) => {
      const entityRef = askedEntityRefOf(request.params);
      const { eventId, deed } = route;
      const { kind, namespace, name, ...about } = request.params;
      const scorecard = await maker.make(
        { entityRef, eventId, deed, about, request },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          const input = parse(
            route.schema,
            request.method === 'DELETE'
              ? request.query
              : await readJsonBody(request, response),
          );
          const { params } = request;
          entityRefOf(params);
          return {
            asked: input as JsonObject,
            credentials,
            make: statement => route.make({ ...statement, params }, input),
          };
        },
      );
      response.json(scorecard);
    };
}
