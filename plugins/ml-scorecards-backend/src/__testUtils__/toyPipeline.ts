import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Facts, FactSet } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { CurrentPositions } from '../database/positions';
import { syncComponents } from '../database/syncComponents';
import { TransitionCause } from '../database/tables';
import { Definitions, loadDefinitions } from '../definitions';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { selected, toyCollector, toyFacts } from './components';

/** A check on toy facts. */
export function toyCheck(id: string, passes: string, overrides: object = {}) {
  return {
    id,
    title: `Is ${id}`,
    dimension: 'play',
    level: 'bronze',
    passes,
    fix: 'Play.',
    why: 'Fun.',
    source: ['test'],
    ...overrides,
  };
}

/** Two dimensions, and two checks that always differ, so that they swap their states. */
export const TOY_CHECKS = [
  toyCheck('few-blocks', 'toy.blocks < 3', { requiredFor: ['tier-3'] }),
  toyCheck('many-blocks', 'toy.blocks >= 3', { requiredFor: ['tier-1'] }),
  toyCheck('played-lately', 'daysSince(toy.playedAt) <= 1', {
    dimension: 'joy',
    level: 'silver',
    requiredFor: ['tier-1', 'tier-3'],
  }),
];

export function toyDefinitions(
  checks: readonly object[] = TOY_CHECKS,
  tiers: readonly object[] = [],
): Definitions {
  const raw = (values: readonly unknown[]) =>
    values.map(value => ({ where: 'test', value }));
  return loadDefinitions({
    raw: {
      dimensions: raw([
        { id: 'play', title: 'Play' },
        { id: 'joy', title: 'Joy' },
      ]),
      checks: raw(checks),
      checklists: [],
      tiers: raw(tiers),
    },
    factSets: [toyFacts],
  });
}

export const START = new Date('2026-01-01T00:00:00Z');

/** Recording without collectors: tests say which facts come in, and move the clock. */
export async function toyPipeline(
  knex: Knex,
  options: {
    definitions?: Definitions;
    clock?: { now: Date };
    /** Sources that are connected besides the toy. */
    connected?: readonly FactSet[];
    onChanged?: (cause: TransitionCause) => void;
  } = {},
) {
  const { definitions = toyDefinitions(), clock = { now: START } } = options;
  const now = () => clock.now;
  const collectors = new CollectorRegistry();
  const collector = toyCollector(() => ({ unchanged: true }));
  collectors.add(
    collector,
    ...(options.connected ?? []).map(factSet => ({ ...collector, factSet })),
  );
  const positions = await CurrentPositions.create(knex, definitions, now());
  const recorder = new ScorecardRecorder({
    knex,
    logger: mockServices.logger.mock(),
    collectors,
    definitions,
    positions,
    now,
    onChanged: options.onChanged,
  });
  return {
    clock,
    collectors,
    definitions,
    positions,
    recorder,
    later(milliseconds: number) {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
    /** Makes the catalog hold these entities and no others, and evaluates those that changed. */
    async select(entities: readonly Entity[]) {
      const { changed } = await syncComponents(knex, entities.map(selected), {
        positions,
        now,
        allowMassRemoval: true,
      });
      await recorder.evaluate(changed, { cause: 'entity' });
    },
    /** Records the same facts of some components. */
    async record(names: readonly string[], facts: Facts, source = 'toy') {
      const rows: Array<{ id: number; fingerprint: string }> = await knex(
        'components',
      )
        .whereIn(
          'entity_ref',
          names.map(name => `component:default/${name}`),
        )
        .orderBy('id')
        .select('id', 'fingerprint');
      await recorder.recordFacts(
        {
          source,
          timeToLiveMs: collector.timeToLiveMs,
        },
        rows.map(({ id, fingerprint }) => ({
          componentId: id,
          fingerprint,
          startedAt: clock.now,
          facts,
        })),
      );
    },
  };
}
