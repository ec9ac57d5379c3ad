// How fast the engine is, on a made-up organisation:
//   yarn bench [--components N] [--engine sqlite|pg] [--json FILE]
// Every result is compared with an oracle of plain loops before a number is printed. See docs/performance.md.

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '../../scripts/lib/ports.mjs';
import {
  findPostgres,
  howToGetPostgres,
  startPostgres,
} from '../../scripts/lib/postgres.mjs';
import { atEnd } from '../../scripts/lib/processes.mjs';
import { measureRequests } from './requests.mjs';
import { MOST_ROWS_PER_COMPONENT, printTable, summarize } from './report.mjs';

const { values } = parseArgs({
  options: {
    components: { type: 'string', default: '10000' },
    engine: { type: 'string', default: 'pg' },
    json: { type: 'string' },
  },
});
const components = Number(values.components);
if (!Number.isInteger(components) || components < 100) {
  throw new Error('--components must be a whole number of at least 100');
}
if (!['sqlite', 'pg'].includes(values.engine)) {
  throw new Error('--engine must be sqlite or pg');
}

const folder = mkdtempSync(join(tmpdir(), 'ml-scorecards-bench-'));
atEnd(() => rmSync(folder, { recursive: true, force: true }));

async function startDatabase() {
  if (values.engine === 'sqlite') {
    return {
      config: {
        client: 'better-sqlite3',
        connection: { directory: folder },
      },
      stop: async () => {},
    };
  }
  const programs = findPostgres();
  if (!programs) {
    throw new Error(`PostgreSQL is missing: ${howToGetPostgres}`);
  }
  // As it is installed: every commit reaches the disk.
  const server = await startPostgres(programs, { durable: true });
  const { host, port, user, password } = server;
  return {
    config: { client: 'pg', connection: { host, port, user, password } },
    stop: server.stop,
  };
}

/** Does something in a new process of the product, so that no step pays for the memory of the one before. */
async function inProduct(work) {
  const child = fork(
    fileURLToPath(new URL('./server.ts', import.meta.url)),
    [],
    {
      execArgv: [
        '--expose-gc',
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
      ],
      // The portal of the benchmark is a development one, with its guest.
      env: { ...process.env, NODE_ENV: 'development' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  atEnd(() => child.kill('SIGKILL'));
  const ask = (step, options) =>
    new Promise((resolve, reject) => {
      const onExit = code => reject(new Error(`The product ended: ${code}`));
      child.once('exit', onExit);
      // Whoever loads the sources tells their names on the same channel.
      const onMessage = ({ answerTo, result, error }) => {
        if (answerTo !== step) {
          return;
        }
        child.off('message', onMessage);
        child.off('exit', onExit);
        if (error) {
          reject(new Error(`${step} failed: ${error}`));
        } else {
          resolve(result);
        }
      };
      child.on('message', onMessage);
      child.send({ step, options });
    });
  await ask('create', { components, database: database.config });
  await ask('attach', { rounds });
  const result = await work(ask);
  await ask('stop');
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill();
  await ended;
  return result;
}

const say = text => process.stderr.write(`▸ ${text}\n`);
const database = await startDatabase();
const differences = [];
const costs = {};
let rounds = 0;

say(`Making ${components} components on ${values.engine} …`);
await inProduct(ask => ask('load'));
for (const step of ['cold', 'full', 'changed', 'pass']) {
  say(`Measuring: ${step} …`);
  costs[step] = await inProduct(ask => ask(step));
  rounds += step === 'cold' ? 0 : 1;
  say('Comparing with the oracle …');
  differences.push(...(await inProduct(ask => ask('differences'))));
}
for (const step of ['audit', 'dryRun']) {
  say(`Measuring: ${step} …`);
  costs[step] = await inProduct(ask => ask(step));
}
say('Measuring requests …');
await inProduct(ask => ask('fillYear'));
const requests = await inProduct(async ask => {
  const port = await freePort();
  await ask('serve', { port });
  return measureRequests({ port, components, ask });
});
await database.stop();

const summary = summarize({
  engine: values.engine,
  components,
  differences,
  costs,
  requests,
});
if (differences.length > 0) {
  for (const difference of differences.slice(0, 10)) {
    process.stderr.write(`${difference}\n`);
  }
  process.stderr.write(
    `The oracle disagrees ${differences.length} times: no numbers.\n`,
  );
} else {
  printTable({ summary, costs, requests, machine: cpus() });
}
// What is counted is the same on every machine, so more than was meant is a fault.
const tooManyRows = summary.rowsWritten > MOST_ROWS_PER_COMPONENT * components;
if (tooManyRows) {
  process.stderr.write(
    `The run with 1 % changes wrote ${summary.rowsWritten} rows: more than ${MOST_ROWS_PER_COMPONENT} for each component.\n`,
  );
}
if (values.json) {
  writeFileSync(values.json, `${JSON.stringify(summary, null, 2)}\n`);
}
process.exit(differences.length > 0 || tooManyRows ? 1 : 0);
