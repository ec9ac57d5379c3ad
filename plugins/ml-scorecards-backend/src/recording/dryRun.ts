import { DryRunReport } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readComponentRecords } from '../database/componentRecords';
import { chunked } from '../database/database';
import { readEvaluatedComponents } from '../database/dryRunQueries';
import { Definitions } from '../definitions';
import { evaluateComponent, readSources } from '../evaluation';
import { DryRunCounts } from './DryRunCounts';

/** Components read at once. */
const PAGE = 250;

/** Components evaluated twice before others get the event loop. */
const SLICE = 10;

/**
 * Evaluates components with the definitions in use and with others at the same instant, and says what would change.
 * It reads and never writes, and needs no transaction: both evaluations of a component see what was read of it once.
 */
export async function dryRun(options: {
  knex: Knex;
  collectors: CollectorRegistry;
  current: Definitions;
  /** Made for the same fact sets. */
  next: Definitions;
  isVisible: (componentId: number) => boolean;
  now: Date;
  signal?: AbortSignal;
}): Promise<DryRunReport> {
  const { knex, collectors, current, next, isVisible, now, signal } = options;
  const counts = new DryRunCounts(current, next);
  for (let after = 0; ; ) {
    signal?.throwIfAborted();
    const page = await readEvaluatedComponents(knex, { after, limit: PAGE });
    const last = page.at(-1);
    if (last === undefined) {
      return counts.report(now);
    }
    after = last;
    const records = await readComponentRecords(knex, page.filter(isVisible));
    for (const slice of chunked(records, SLICE)) {
      signal?.throwIfAborted();
      for (const record of slice) {
        const { entity, component, facts, said, advice } = record;
        const readings = readSources({
          factSets: current.factSets,
          timeToLiveMs: source => collectors.timeToLiveMs(source, entity),
          stored: facts,
          now,
        });
        const evaluate = (definitions: Definitions) =>
          evaluateComponent({
            entity,
            readings,
            definitions,
            said,
            before: advice,
            now,
          });
        counts.add(component.entity_ref, evaluate(current), evaluate(next));
      }
      await setImmediate();
    }
  }
}
