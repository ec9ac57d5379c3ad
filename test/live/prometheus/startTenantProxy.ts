import { createServer, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';

/** Asks for a tenant before it passes on, in the words of Mimir. */
export async function startTenantProxy(target: string) {
  const asked: Array<{ url: string; tenant: unknown; length: number }> = [];
  const server = createServer(async (request, response) => {
    const { url = '' } = request;
    const tenant = request.headers['x-scope-orgid'];
    asked.push({ url, tenant, length: lengthOf(request) });
    if (tenant === undefined) {
      response.writeHead(401, { 'content-type': 'text/plain' });
      response.end('no org id');
      return;
    }
    const answer = await fetch(target + url);
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? '',
    });
    response.end(await answer.text());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    /** In order. */
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function lengthOf({ method = '', url = '' }: IncomingMessage): number {
  return `${method} ${url} HTTP/1.1`.length;
}
