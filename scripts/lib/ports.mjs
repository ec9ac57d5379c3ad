import { createServer } from 'node:net';

// A port is taken when anybody listens on it at any address: on all of them, or on loopback only.
const addresses = ['127.0.0.1', '::1', '0.0.0.0', '::'];

function canListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error =>
      // A machine without IPv6 has no such address, which takes nothing from anybody.
      resolve(['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)),
    );
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

export async function isPortFree(port) {
  for (const host of addresses) {
    if (!(await canListen(port, host))) {
      return false;
    }
  }
  return true;
}

/** A port that nobody uses now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** One sentence for a taken port: which, who wanted it, and what to do. */
export function portInUseMessage({ port, purpose, variable }) {
  const remedy = variable
    ? `stop the program that uses it, or choose another port: ${variable}=${
        port + 1
      } npm start`
    : 'stop the program that uses it and run the same command again';
  return `Port ${port} (${purpose}) is in use: ${remedy}.`;
}
