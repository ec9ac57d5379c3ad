import express from 'express';
import Router from 'express-promise-router';
import { openApiDocument } from './openApiDocument';

/** The description of the API, made from the same schemas that validate it. */
export function createOpenApiRouter(): express.Router {
  const router = Router();

  router.get('/openapi.json', async (_request, response) => {
    response.json(openApiDocument());
  });

  return router;
}
