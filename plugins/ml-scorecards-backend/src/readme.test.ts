import { ConfigReader } from '@backstage/config';
import {
  pushedFactsSchema,
  scorecardHistoryQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import {
  catalogFacts,
  Facts,
  FactValue,
  gitFacts,
  knownFactSets,
} from 'backstage-plugin-ml-scorecards-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readPipelineConfig } from './config';
import { mlComponent, toyFacts } from './__testUtils__/components';
import { openTestDatabase, testDatabases } from './__testUtils__/databases';
import { toyPipeline } from './__testUtils__/toyPipeline';
import {
  defineFactSets,
  loadDefinitions,
  readDefinitions,
} from './definitions';
import { HistoryReader } from './reading/HistoryReader';
import { PushedFactService } from './service/PushedFactService';

jest.setTimeout(60_000);

const OWNERS = '../../../docs/owners.md';
const PUSHING_FACTS = '../../../docs/pushing-facts.md';

/** What stands in a text as an example in a language. */
function blocksIn(path: string, language: string): string[] {
  const text = readFileSync(resolve(__dirname, path), 'utf8');
  return [
    ...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm')),
  ].map(([, block]) => block);
}

/** The examples of app-config.yaml in a text. */
function examplesIn(path: string): ConfigReader[] {
  return blocksIn(path, 'yaml')
    .map(yaml => parse(yaml))
    .filter(example => example.mlScorecards)
    .map(example => new ConfigReader(example));
}

async function definitionsOf(config: ConfigReader) {
  return loadDefinitions({
    raw: await readDefinitions(config),
    ...defineFactSets(config, {
      given: [...knownFactSets, toyFacts],
      pushedTimeToLiveMs: readPipelineConfig(config).pushedFacts.timeToLiveMs,
    }),
  });
}

describe('the examples of app-config.yaml', () => {
  it.each([
    '../README.md',
    '../../../docs/install.md',
    '../../../docs/catalogue/README.md',
    OWNERS,
    PUSHING_FACTS,
  ])('are right in %s', async path => {
    const examples = examplesIn(path);
    expect(examples).not.toHaveLength(0);
    for (const config of examples) {
      expect(() => readPipelineConfig(config)).not.toThrow();
      expect((await definitionsOf(config)).problems).toEqual([]);
    }
  });

  it('let people vouch for a check as they say', async () => {
    const [config] = examplesIn(OWNERS);
    const { checks } = await definitionsOf(config);
    const check = checks.find(
      ({ definition }) => definition.id === 'rollback-practised',
    );
    expect(check?.definition.attestable).toEqual({
      validForDays: 90,
      perVersion: true,
    });
    expect(readPipelineConfig(config).waiverTerms).toEqual({
      approvers: ['group:default/ml-platform'],
      maxDays: 90,
    });
  });

  it('do what they say', async () => {
    const [config] = examplesIn('../README.md');
    const definitions = await definitionsOf(config);
    const checkOf = (id: string) =>
      definitions.checks.find(({ definition }) => definition.id === id);
    expect(checkOf('consumers-declared')).toBeUndefined();
    expect(
      checkOf('pipeline-complexity-in-budget')?.definition.params,
    ).toMatchObject({ maxDepth: 6 });
    expect(checkOf('described')?.definition.title).toBe(
      'The component has a description',
    );
    expect(
      definitions.checklists.map(({ definition }) => definition.id),
    ).toEqual(['before-scaling', 'before-launch']);
    expect(definitions.targetLevels['tier-2']).toBe('gold');
    expect(definitions.rubrics.map(({ id }) => id)).toEqual([
      'microsoft-mlops',
      'ml-test-score',
    ]);
    expect(checkOf('team-named')?.definition.dimension).toBe('house-rules');
    expect(definitions.dimensions).toContainEqual({
      id: 'house-rules',
      title: 'House rules',
    });
    expect(
      definitions.triggers.find(
        ({ definition: { id } }) => id === 'utilization-over-limit',
      )?.definition.limit,
    ).toBe('0.8');
    const findings = new Map(
      definitions.findings.map(({ definition }) => [definition.id, definition]),
    );
    expect(findings.has('too-many-variants')).toBe(false);
    expect(findings.get('unnecessary-real-time')?.params).toEqual({
      slowIntervalDays: 1,
      fewRequestsPerMinute: 5,
    });
    expect(
      definitions.storageRules.map(({ definition: { id } }) => id),
    ).not.toContain('connected-data');
    expect(readPipelineConfig(config).catalogueUrl).toBe(
      'https://docs.example.com/ml-scorecards/catalogue/',
    );
    expect(readPipelineConfig(config).retention.transitionsMs).toBe(
      readPipelineConfig(new ConfigReader({})).retention.transitionsMs,
    );
  });
});

describe.each(testDatabases.eachSupportedId())(
  'the example of a push on %s',
  id => {
    it('is taken, with the facts that the example of app-config.yaml declares', async () => {
      const knex = await openTestDatabase(id);
      const [config] = examplesIn(PUSHING_FACTS);
      const [example] = blocksIn(PUSHING_FACTS, 'json');
      const pushed = pushedFactsSchema.parse(JSON.parse(example));
      const definitions = await definitionsOf(config);
      const clock = { now: new Date(Date.parse(pushed.collectedAt!) + 1000) };
      const pipeline = await toyPipeline(knex, { definitions, clock });
      await pipeline.select([
        mlComponent('fraud-detector', {
          labels: { 'mlscorecards.io/decision-impact': 'critical' },
        }),
      ]);
      await pipeline.record(['fraud-detector'], {});
      const service = new PushedFactService({
        ...pipeline,
        knex,
        now: () => clock.now,
      });
      const push = () => service.push({ ...pushed, by: 'external:pipeline' });
      const { answer } = await push();
      expect(answer).toMatchObject({ outcome: 'recorded' });
      expect((await push()).answer).toEqual(answer);

      const history = new HistoryReader({
        knex,
        definitions,
        positions: pipeline.positions,
        now: () => clock.now,
      });
      const { items } = (await history.get(
        'component:default/fraud-detector',
        scorecardHistoryQuerySchema.parse({ limit: 200 }),
      ))!;
      expect(
        items.find(
          item =>
            item.subject === 'check' &&
            item.check.id === 'drift-checked-recently',
        ),
      ).toMatchObject({ from: 'unknown', to: 'pass', cause: 'facts' });
    });
  },
);

describe.each(testDatabases.eachSupportedId())(
  'what the example of app-config.yaml changes on %s',
  id => {
    it('is told by the history of a component as a change of definitions', async () => {
      const knex = await openTestDatabase(id);
      const connected = [catalogFacts, gitFacts];
      const before = await toyPipeline(knex, {
        definitions: await definitionsOf(new ConfigReader({})),
        connected,
      });
      await before.select([mlComponent('a')]);
      const fromCatalog = {
        hasDescription: true,
        ownerResolves: true,
        upstreamCount: 1,
        consumers: ['component:default/shop'],
      };
      await before.record(['a'], factsOf(fromCatalog), 'catalog');
      const fromGit = {
        hasDvcProject: true,
        dvcStages: Array.from({ length: 20 }, (_, n) => `stage-${n}`),
        dvcDagDepth: 5,
      };
      await before.record(['a'], factsOf(fromGit), 'git');

      await before.recorder.evaluateAll();

      before.later(1000);
      const [config] = examplesIn('../README.md');
      const definitions = await definitionsOf(config);
      const { clock } = before;
      const after = await toyPipeline(knex, { definitions, connected, clock });
      await after.recorder.evaluateAll();

      const history = new HistoryReader({
        knex,
        definitions,
        positions: after.positions,
        now: () => clock.now,
      });
      const { items } = (await history.get(
        'component:default/a',
        scorecardHistoryQuerySchema.parse({ limit: 200 }),
      ))!;
      const latest = (check: string) =>
        items.find(item => item.subject === 'check' && item.check.id === check);
      const cause = 'definitions';
      expect({
        off: latest('consumers-declared'),
        changed: latest('pipeline-complexity-in-budget'),
        own: latest('described'),
        inOwnDimension: latest('team-named'),
      }).toMatchObject({
        off: { from: 'pass', to: null, cause },
        changed: { from: 'fail', to: 'pass', cause },
        own: { from: null, to: 'pass', cause },
        inOwnDimension: { from: null, to: 'pass', cause },
      });
      // What the example says nothing about stays as it was, and was no change.
      expect(latest('owner-docs-runbook')).toMatchObject({ cause: 'facts' });
      expect(await knex('definition_changes').select('definitions')).toEqual([
        { definitions: definitions.fingerprint },
      ]);
    });
  },
);

function factsOf(values: Record<string, FactValue>): Facts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value }]),
  );
}
