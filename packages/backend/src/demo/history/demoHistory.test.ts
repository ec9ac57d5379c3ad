import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import mlScorecardsPlugin from 'backstage-plugin-ml-scorecards-backend';
import evidentlyModule from 'backstage-plugin-ml-scorecards-backend-module-evidently';
import feastModule from 'backstage-plugin-ml-scorecards-backend-module-feast';
import gitModule from 'backstage-plugin-ml-scorecards-backend-module-git';
import mlflowModule from 'backstage-plugin-ml-scorecards-backend-module-mlflow';
import openlineageModule from 'backstage-plugin-ml-scorecards-backend-module-openlineage';
import prometheusModule from 'backstage-plugin-ml-scorecards-backend-module-prometheus';
import { main } from 'backstage-plugin-ml-scorecards-backend/cli';
import fs from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { findRepositoryRoot } from '../findRepositoryRoot';
import { demoGitHost } from '../gitHost/demoGitHost';
import { close } from '../listenOnLoopback';
import { demoMlflowHost } from '../mlflowHost/demoMlflowHost';
import { demoRecordedHosts } from '../recordedHosts/demoRecordedHosts';
import { demoHistory } from './demoHistory';
import { readStory } from './readStory';
import { DAY_MS } from './StoryDay';

jest.setTimeout(180_000);

const root = findRepositoryRoot(__dirname);
const STORY = resolve(root, 'examples/history.yaml');
const SCORECARDS = 'ml-scorecards/v1/scorecards';

/** By UTC. */
function dayAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  await close(server);
  return port;
}

describe('demoHistory', () => {
  const directory = createMockDirectory();
  let config: object;

  beforeAll(async () => {
    // As for the demo, but for the ports and the database.
    const usual = ['7117', '7118', '7119', '7120', '7121', '7122'];
    // At once, as one that was given back can be the next one again.
    const free = await Promise.all(usual.map(freePort));
    const ports = new Map(usual.map((port, index) => [port, free[index]]));
    const withPorts = (file: string) =>
      fs
        .readFileSync(resolve(root, file), 'utf8')
        .replace(/\b71\d\d\b/g, port => String(ports.get(port)));
    const folder = 'examples/catalog';
    const catalog = fs
      .readdirSync(resolve(root, folder))
      .map(name => [name, withPorts(`${folder}/${name}`)]);
    const { integrations, mlScorecards, demo, ...rest } = parse(
      withPorts('app-config.yaml'),
    );
    const [location] = rest.catalog.locations;
    config = {
      app: { baseUrl: 'http://localhost:3000' },
      backend: {
        baseUrl: 'http://localhost:7007',
        database: {
          client: 'better-sqlite3',
          connection: { directory: directory.resolve('data') },
        },
      },
      integrations,
      catalog: {
        locations: [
          { ...location, target: directory.resolve('catalog/all.yaml') },
        ],
      },
      mlScorecards,
      demo,
    };
    directory.setContent({
      catalog: Object.fromEntries(catalog),
      // JSON is YAML.
      'app-config.yaml': JSON.stringify(config),
      data: {},
    });
  });

  async function whileRunning<T>(
    work: (get: (path: string) => Promise<any>) => Promise<T>,
  ): Promise<T> {
    const backend = await startTestBackend({
      features: [
        catalogPlugin,
        mlScorecardsPlugin,
        evidentlyModule,
        feastModule,
        gitModule,
        mlflowModule,
        openlineageModule,
        prometheusModule,
        demoGitHost,
        demoMlflowHost,
        demoRecordedHosts,
        demoHistory,
        databaseServiceFactory,
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
    try {
      return await work(async path => {
        const response = await fetch(
          `http://localhost:${backend.server.port()}/api/${path}`,
          { headers: { authorization: mockCredentials.user.header() } },
        );
        expect([path, response.status]).toEqual([path, 200]);
        return response.json();
      });
    } finally {
      await backend.stop();
    }
  }

  /** What the daily audit finds, by hand. */
  async function audit(): Promise<{ code: number; report: any }> {
    const printed: string[] = [];
    const code = await main(
      ['audit', '--json', '--config', directory.resolve('app-config.yaml')],
      {
        print: line => printed.push(line),
        complain: line => printed.push(line),
        env: {},
        fetch,
        now: () => new Date(),
      },
    );
    return { code, report: JSON.parse(printed.join('\n')) };
  }

  it('gives an empty demo a past that the audit has nothing to say about, once', async () => {
    const { days } = readStory(STORY);
    const beginnings = [dayAgo(days)];
    const scorecard = `${SCORECARDS}/component/default/fraud-detector`;
    const first = await whileRunning(async get => ({
      trend: await get('ml-scorecards/v1/maturity/trend?days=90'),
      now: await get('ml-scorecards/v1/maturity?groupBy=owner'),
      fraudDetector: await get(`${scorecard}`),
      fraudFeatures: await get(
        `${SCORECARDS}/component/default/fraud-features`,
      ),
      history: await get(`${scorecard}/history?limit=100`),
      forecast: await get(
        `${SCORECARDS}/component/default/chargeback-forecast/history?limit=100`,
      ),
    }));

    // Midnight may have passed since.
    beginnings.push(dayAgo(days));
    const { points } = first.trend;
    expect(beginnings).toContain(points[0].day);
    expect(points.map((point: any) => Date.parse(point.day))).toEqual(
      points.map((_: any, n: number) => Date.parse(points[0].day) + n * DAY_MS),
    );
    expect([days + 1, days + 2]).toContain(points.length);
    expect(
      points.filter((point: any) => point.definitionsChanged),
    ).toHaveLength(1);
    // Today is what is really there.
    const { day, definitionsChanged, ...today } = points.at(-1);
    expect(today).toEqual(first.now.total);
    expect(today.gap).not.toBe(points[0].gap);
    expect(first.fraudDetector.sources).toContainEqual(
      expect.objectContaining({ collector: 'mlflow', status: 'fresh' }),
    );
    // What the story tells, as the pipeline tells it.
    const changesOf = (check: string) =>
      first.history.items
        .filter((item: any) => item.check?.id === check)
        .map(({ from, to, cause }: any) => [from, to, cause]);
    // Whose facts they were is told of all that facts did, and of nothing else.
    expect(
      first.history.items.filter(
        ({ cause, source }: any) => (cause === 'facts') !== Boolean(source),
      ),
    ).toEqual([]);
    expect(
      first.history.items
        .filter(({ check }: any) => check?.id === 'data-and-code-lock-in-sync')
        .map(({ source }: any) => source.title)
        .slice(0, 2),
    ).toEqual(['Git repository', 'Git repository']);
    expect(changesOf('data-and-code-lock-in-sync').slice(0, 2)).toEqual([
      ['fail', 'pass', 'facts'],
      ['pass', 'fail', 'facts'],
    ]);
    expect(changesOf('objectives-defined')).toEqual([
      [null, 'pass', 'definitions'],
    ]);
    // What was recorded of the other systems, moved to that day.
    for (const collector of [
      'prometheus',
      'openlineage',
      'feast',
      'evidently',
    ]) {
      expect(first.fraudDetector.sources).toContainEqual(
        expect.objectContaining({ collector, status: 'fresh' }),
      );
    }
    // Its project is named by a file in its repository.
    expect(first.fraudFeatures.sources).toContainEqual(
      expect.objectContaining({ collector: 'feast', status: 'fresh' }),
    );
    expect(changesOf('lineage-ends-at-owned-data')).toEqual([
      ['unknown', 'pass', 'facts'],
      [null, 'unknown', 'facts'],
    ]);
    // What other sources say is never judged with what Feast said half a day before.
    expect(changesOf('online-features-fresh')).not.toContainEqual([
      'pass',
      'fail',
      'facts',
    ]);
    // It is measured every hour, and never too old because a day has passed at once.
    expect(
      changesOf('drift-checked-recently').map(([from, to]: string[]) => [
        from,
        to,
      ]),
    ).toEqual([
      ['unknown', 'pass'],
      [null, 'unknown'],
    ]);
    expect(
      first.forecast.items
        .filter(({ subject }: any) => subject === 'level')
        .map(({ from, to, cause }: any) => [from, to, cause]),
    ).toEqual([
      ['bronze', 'none', 'time'],
      ['none', 'bronze', 'people'],
      [null, 'none', 'facts'],
    ]);

    const found = await audit();
    expect(found.report.differences).toEqual([]);
    expect(found.report.components).toBe(today.components);
    expect(found.report.recalculated).toBe(today.components);
    expect(found.code).toBe(0);

    // A database that holds something is left alone.
    const again = await whileRunning(async get => ({
      trend: await get('ml-scorecards/v1/maturity/trend?days=90'),
      history: await get(`${scorecard}/history?limit=100`),
    }));
    const before = points.slice(0, -1);
    expect(again.trend.points.slice(0, before.length)).toEqual(before);
    expect(again.history.items).toEqual(first.history.items);
    expect((await audit()).code).toBe(0);
  });

  it('says what is wrong in a story', () => {
    directory.addContent({
      'story.yaml': 'days: 60\notherwise: [{ until: 3 }]',
    });
    expect(() => readStory(directory.resolve('story.yaml'))).toThrow(
      /The past of the demo in .*story\.yaml cannot be read:[^]*otherwise/,
    );
  });
});
