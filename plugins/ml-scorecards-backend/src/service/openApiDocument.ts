import {
  attestationUpdateSchema,
  badgeQuerySchema,
  checklistItemUpdateSchema,
  checklistsResponseSchema,
  checkDetailsSchema,
  checkQuerySchema,
  checksResponseSchema,
  decisionUpdateSchema,
  definitionOverridesSchema,
  dryRunReportSchema,
  evaluateRequestSchema,
  evaluateResponseSchema,
  collectorsResponseSchema,
  labelChangesSchema,
  labelsQuerySchema,
  maturityQuerySchema,
  maturitySchema,
  pushedFactsResponseSchema,
  pushedFactsSchema,
  scorecardFactsQuerySchema,
  scorecardFactsSchema,
  scorecardHistoryQuerySchema,
  scorecardHistorySchema,
  scorecardsByRefsResponseSchema,
  scorecardsByRefsSchema,
  scorecardsCsvQuerySchema,
  scorecardSchema,
  scorecardsPageSchema,
  scorecardsQuerySchema,
  statementsPageSchema,
  statementsQuerySchema,
  takeBackQuerySchema,
  todoQuerySchema,
  todoSchema,
  trendQuerySchema,
  trendSchema,
  WAIVER_DECISIONS,
  waiverDecisionSchema,
  waiverRequestSchema,
  waiversPageSchema,
  waiversQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { createDocument } from 'zod-openapi';

const scorecard = scorecardSchema.meta({ id: 'Scorecard' });
const entityPath = z.object({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
});
const decisionPath = entityPath.extend({
  subject: z.string().meta({ description: 'id of a trigger or finding' }),
});

function answers(
  description: string,
  schema: z.ZodType,
  type = 'application/json',
) {
  return {
    200: { description, content: { [type]: { schema } } },
    default: { description: 'An error in the shape of Backstage' },
  };
}

const checkPath = entityPath.extend({ check: z.string() });

/** What people state about a component. */
function states(
  operationId: string,
  {
    path,
    query,
    body,
  }: { path: z.ZodObject; query?: z.ZodObject; body?: z.ZodType },
) {
  return {
    operationId,
    requestParams: { path, ...(query && { query }) },
    ...(body && {
      requestBody: { content: { 'application/json': { schema: body } } },
    }),
    responses: answers('The scorecard after the change', scorecard),
  };
}

/** The OpenAPI document of the API. */
export function openApiDocument(): object {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'ML Scorecards', version: '1' },
    servers: [{ url: '/api/ml-scorecards/v1' }],
    paths: {
      '/scorecards': {
        get: {
          operationId: 'getScorecards',
          requestParams: { query: scorecardsQuerySchema },
          responses: answers('A page of summaries', scorecardsPageSchema),
        },
      },
      '/scorecards.csv': {
        get: {
          operationId: 'getScorecardsCsv',
          requestParams: { query: scorecardsCsvQuerySchema },
          responses: answers(
            'The whole list; incomplete if the connection breaks off',
            z.string(),
            'text/csv',
          ),
        },
      },
      '/scorecards/by-refs': {
        post: {
          operationId: 'getScorecardsByRefs',
          requestBody: {
            content: { 'application/json': { schema: scorecardsByRefsSchema } },
          },
          responses: answers(
            'A summary for each ref, in their order',
            scorecardsByRefsResponseSchema,
          ),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}': {
        get: {
          operationId: 'getScorecard',
          requestParams: { path: entityPath },
          responses: answers('One whole scorecard', scorecard),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/facts': {
        get: {
          operationId: 'getScorecardFacts',
          requestParams: { path: entityPath, query: scorecardFactsQuerySchema },
          responses: answers('What sources told', scorecardFactsSchema),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/history': {
        get: {
          operationId: 'getScorecardHistory',
          requestParams: {
            path: entityPath,
            query: scorecardHistoryQuerySchema,
          },
          responses: answers('What changed, and when', scorecardHistorySchema),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/refresh': {
        post: {
          operationId: 'refreshScorecard',
          requestParams: { path: entityPath },
          responses: answers('The scorecard after the refresh', scorecard),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/statements': {
        get: {
          operationId: 'getStatements',
          requestParams: { path: entityPath, query: statementsQuerySchema },
          responses: answers('What people stated', statementsPageSchema),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/checklists/{checklist}/items/{item}':
        {
          put: states('updateChecklistItem', {
            path: entityPath.extend({
              checklist: z.string(),
              item: z.string(),
            }),
            body: checklistItemUpdateSchema,
          }),
        },
      '/scorecards/{kind}/{namespace}/{name}/decisions/{subject}': {
        put: states('updateDecision', {
          path: decisionPath,
          body: decisionUpdateSchema,
        }),
        delete: states('deleteDecision', {
          path: decisionPath,
          query: takeBackQuerySchema,
        }),
      },
      '/scorecards/{kind}/{namespace}/{name}/attestations/{check}': {
        put: states('updateAttestation', {
          path: checkPath,
          body: attestationUpdateSchema,
        }),
        delete: states('deleteAttestation', {
          path: checkPath,
          query: takeBackQuerySchema,
        }),
      },
      '/scorecards/{kind}/{namespace}/{name}/waivers/{check}': {
        put: states('requestWaiver', {
          path: checkPath,
          body: waiverRequestSchema,
        }),
      },
      ...Object.fromEntries(
        WAIVER_DECISIONS.map(decision => [
          `/scorecards/{kind}/{namespace}/{name}/waivers/{check}/${decision}`,
          {
            post: states(`${decision}Waiver`, {
              path: checkPath,
              body: waiverDecisionSchema,
            }),
          },
        ]),
      ),
      '/waivers': {
        get: {
          operationId: 'getWaivers',
          requestParams: { query: waiversQuerySchema },
          responses: answers('A page of waivers', waiversPageSchema),
        },
      },
      '/todo': {
        get: {
          operationId: 'getTodo',
          requestParams: { query: todoQuerySchema },
          responses: answers('What waits for the caller', todoSchema),
        },
      },
      '/facts': {
        post: {
          operationId: 'pushFacts',
          requestBody: {
            content: { 'application/json': { schema: pushedFactsSchema } },
          },
          responses: answers(
            'What became of the facts',
            pushedFactsResponseSchema,
          ),
        },
      },
      '/checks': {
        get: {
          operationId: 'getChecks',
          responses: answers('All checks', checksResponseSchema),
        },
      },
      '/checks/{id}': {
        get: {
          operationId: 'getCheck',
          requestParams: {
            path: z.object({ id: z.string() }),
            query: checkQuerySchema,
          },
          responses: answers(
            'One check whole, and how components stood day by day',
            checkDetailsSchema,
          ),
        },
      },
      '/definitions/dry-run': {
        post: {
          operationId: 'dryRun',
          requestBody: {
            content: {
              'application/json': { schema: definitionOverridesSchema },
            },
          },
          responses: answers(
            'What other definitions would change',
            dryRunReportSchema,
          ),
        },
      },
      '/evaluate': {
        post: {
          operationId: 'evaluate',
          requestBody: {
            content: { 'application/json': { schema: evaluateRequestSchema } },
          },
          responses: answers(
            'What the scorecard would be with these facts',
            evaluateResponseSchema,
          ),
        },
      },
      '/checklists': {
        get: {
          operationId: 'getChecklists',
          responses: answers('All checklists', checklistsResponseSchema),
        },
      },
      '/maturity': {
        get: {
          operationId: 'getMaturity',
          requestParams: { query: maturityQuerySchema },
          responses: answers('Counts per group', maturitySchema),
        },
      },
      '/maturity/trend': {
        get: {
          operationId: 'getMaturityTrend',
          requestParams: { query: trendQuerySchema },
          responses: answers('Counts of a group day by day', trendSchema),
        },
      },
      '/badge/{kind}/{namespace}/{name}.svg': {
        get: {
          operationId: 'getBadge',
          requestParams: { path: entityPath, query: badgeQuerySchema },
          responses: answers(
            'The level and the tier as an image',
            z.string(),
            'image/svg+xml',
          ),
        },
      },
      '/collectors': {
        get: {
          operationId: 'getCollectors',
          responses: answers(
            'How each source is doing',
            collectorsResponseSchema,
          ),
        },
      },
      '/labels': {
        get: {
          operationId: 'getLabelChanges',
          requestParams: { query: labelsQuerySchema },
          responses: answers('Changes, oldest first', labelChangesSchema),
        },
      },
    },
  });
}
