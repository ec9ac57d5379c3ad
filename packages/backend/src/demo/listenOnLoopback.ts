import { createServer, RequestListener, Server } from 'node:http';

/** Serves on 127.0.0.1 only: what a demo shows is nobody else's business. */
export function listenOnLoopback(
  listener: RequestListener,
  port: number,
  /** What cannot start, and what to do, if the port is in use. */
  inUse: string,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use, so ${inUse}`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Ends at once, without waiting for callers that keep their connection open. */
export function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
