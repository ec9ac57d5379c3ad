import { ResponseError } from '@backstage/errors';

/** What the client throws when the backend refuses. */
export async function responseError(
  status: number,
  name: string,
  message: string,
): Promise<ResponseError> {
  return ResponseError.fromResponse({
    ok: false,
    redirected: false,
    status,
    statusText: name,
    type: 'basic',
    url: '/api/ml-scorecards/v1',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
  });
}
