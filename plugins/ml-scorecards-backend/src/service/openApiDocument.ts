import {
  checklistItemUpdateSchema,
  checklistsResponseSchema,
  checksResponseSchema,
  labelChangesSchema,
  labelsQuerySchema,
  maturityQuerySchema,
  maturitySchema,
  scorecardSchema,
  scorecardsPageSchema,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';
import { createDocument } from 'zod-openapi';

const scorecard = scorecardSchema.meta({ id: 'Scorecard' });
const entityPath = z.object({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
});

function answers(description: string, schema: z.ZodType) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: { description: 'An error in the shape of Backstage' },
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
      '/scorecards/{kind}/{namespace}/{name}': {
        get: {
          operationId: 'getScorecard',
          requestParams: { path: entityPath },
          responses: answers('One whole scorecard', scorecard),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/refresh': {
        post: {
          operationId: 'refreshScorecard',
          requestParams: { path: entityPath },
          responses: answers('The scorecard after the refresh', scorecard),
        },
      },
      '/scorecards/{kind}/{namespace}/{name}/checklists/{checklist}/items/{item}':
        {
          put: {
            operationId: 'updateChecklistItem',
            requestParams: {
              path: entityPath.extend({
                checklist: z.string(),
                item: z.string(),
              }),
            },
            requestBody: {
              content: {
                'application/json': { schema: checklistItemUpdateSchema },
              },
            },
            responses: answers('The scorecard after the change', scorecard),
          },
        },
      '/checks': {
        get: {
          operationId: 'getChecks',
          responses: answers('All checks', checksResponseSchema),
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
