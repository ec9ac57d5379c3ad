import { mockServices } from '@backstage/backend-test-utils';
import {
  CollectedFacts,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { FactCollection } from '../collection/FactCollection';
import { readComponentRecord } from '../database/componentRecords';
import { CurrentPositions } from '../database/positions';
import { syncComponents } from '../database/syncComponents';
import { loadDefinitions } from '../definitions';
import { readSource, SourceReading } from '../evaluation';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { mlComponent, selected, toyCollector, toyFacts } from './components';
import { syncOptions } from './databases';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

type Given = CollectedFacts<typeof toyFacts> extends infer Answer
  ? Answer extends unknown
    ? Omit<Answer, 'entityRef'>
    : never
  : never;

/** The one batch size of these tests. */
export const BATCH = 10;

export const down: Given = {
  error: { code: 'unavailable', message: 'The toy box is shut.' },
};

/** A source that does what the test says, read every ten minutes by one or more replicas on one clock. */
export async function toyCollection(
  knex: Knex,
  options: { components: number; batchTimeoutMs?: number },
) {
  const names = Array.from(
    { length: options.components },
    (_, n) => `m${String(n).padStart(3, '0')}`,
  );
  const clock = { now: new Date('2026-01-01T00:00:00Z') };
  const now = () => clock.now;
  const source = {
    /** Whether a component names it. */
    serves: (_name: string): boolean => true,
    /** Undefined: no answer at all. */
    answer: (_name: string): Given | undefined => ({
      facts: { blocks: { value: 3 } },
    }),
    /** What happens before the first answer for a batch. */
    before: async (_names: readonly string[], _signal: AbortSignal) => {},
    /** The components of each batch that was asked for. */
    asked: [] as string[][],
  };
  const collector: FactCollector = {
    ...toyCollector(() => ({ facts: {} })),
    intervalMs: 10 * MINUTE,
    timeToLiveMs: HOUR,
    serves: entity => source.serves(entity.metadata.name),
    async *collect(components, { signal }) {
      const batch = components.map(({ entity }) => entity.metadata.name);
      source.asked.push(batch);
      await source.before(batch, signal);
      for (const name of batch) {
        const given = source.answer(name);
        if (given) {
          yield { entityRef: `component:default/${name}`, ...given };
        }
      }
    },
  };
  const collectors = new CollectorRegistry();
  collectors.add(collector);
  const definitions = loadDefinitions({
    raw: {
      dimensions: [{ where: 'test', value: { id: 'play', title: 'Play' } }],
      checks: [
        {
          where: 'test',
          value: {
            id: 'enough-blocks',
            title: 'Enough blocks',
            dimension: 'play',
            level: 'bronze',
            passes: 'toy.blocks >= 3',
            fix: 'Add blocks.',
            why: 'Fun.',
            source: ['test'],
          },
        },
      ],
      checklists: [],
      tiers: [],
    },
    factSets: [toyFacts],
  });
  const sync = async (added: readonly string[], title?: string) =>
    syncComponents(
      knex,
      [...new Set([...names, ...added])].map(name =>
        selected(
          mlComponent(name, added.includes(name) ? { title } : undefined),
        ),
      ),
      await syncOptions(knex),
    );
  await sync([]);
  const positions = await CurrentPositions.create(knex, definitions);
  const recorder = new ScorecardRecorder({
    knex,
    logger: mockServices.logger.mock(),
    collectors,
    definitions,
    positions,
    now,
  });
  const logger = mockServices.logger.mock();
  const replica = () => {
    const collection = new FactCollection({
      knex,
      collectors,
      recorder,
      logger,
      now,
      random: () => 0.5,
      batchSize: BATCH,
      batchTimeoutMs: options.batchTimeoutMs ?? 15 * MINUTE,
    });
    return {
      readSoon: collection.readSoon.bind(collection),
      readNow: collection.readNow.bind(collection),
      stop: collection.stop.bind(collection),
      run: (signal = new AbortController().signal) =>
        collection.run(collector, signal),
    };
  };
  return {
    names,
    source,
    sync,
    collectors,
    definitions,
    recorder,
    logger,
    replica,
    now,
    later(milliseconds: number) {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
    /** The names that were asked about since the last time, batch by batch. */
    takeAsked: () => source.asked.splice(0),
    /** The source as evaluation sees it for a component. */
    async reading(name: string): Promise<SourceReading> {
      const record = await readComponentRecord(
        knex,
        `component:default/${name}`,
      );
      return readSource({
        factSet: toyFacts,
        timeToLiveMs: collector.timeToLiveMs,
        stored: record?.facts[0],
        now: now(),
      });
    },
    /** States of the one check, by letter. */
    async states(): Promise<string> {
      const states: string[] = await knex('results')
        .orderBy('component_id')
        .pluck('states');
      return states.join('');
    },
  };
}
