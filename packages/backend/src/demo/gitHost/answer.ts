import { Request, RequestHandler, Response } from 'express';

/** An asynchronous route of express 4, which by itself would lose a rejected promise. */
export function answer(
  route: (
    req: Request<Record<string, string>>,
    res: Response,
  ) => Promise<unknown>,
): RequestHandler<Record<string, string>> {
  return (req, res, next) => {
    route(req, res).catch(next);
  };
}
