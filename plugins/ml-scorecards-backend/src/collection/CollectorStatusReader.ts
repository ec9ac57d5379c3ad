import {
  Collector,
  CollectorsResponse,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import {
  errorsOf,
  PassRow,
  readCollectionState,
} from '../database/collectionState';
import { readIdsByRef } from '../database/conditionQueries';
import { readMissingFacts } from '../database/missingFacts';
import { countPushedFacts, PushedCounts } from '../database/pushedFacts';
import { readRollups } from '../database/rollupQueries';
import { countStoredFacts } from '../database/storedFacts';
import { Definitions, isBroken } from '../definitions';
import { isVisible, VisibleComponents } from '../reading/VisibleSet';
import { CollectorRegistry } from './CollectorRegistry';
import { NameableRefs, toCollector } from './collectorStatus';

/** Says how reading the sources goes. */
export class CollectorStatusReader {
  private readonly options: {
    knex: Knex;
    collectors: CollectorRegistry;
    definitions: Definitions;
    now: () => Date;
  };

  constructor(options: CollectorStatusReader['options']) {
    this.options = options;
  }

  /** As it may be told to a caller: nothing of components that they may not read, be it only their number. */
  async read(visible: VisibleComponents): Promise<CollectorsResponse> {
    const { knex, collectors, definitions, now } = this.options;
    const { sources, passes } = await readCollectionState(knex);
    const nameable = await this.nameable(passes, visible);
    const stored = await countStoredFacts(knex);
    const missing = await readMissingFacts(knex, visible);
    const pushed = await this.pushed(visible);
    const components = await countComponents(knex);
    return {
      items: [...definitions.factSets].map(([source, factSet]) =>
        toCollector(
          {
            factSet,
            checks: checksReading(source, definitions),
            collector: collectors
              .all()
              .find(collector => collector.factSet.source === source),
            source: sources.find(row => row.source === source),
            passes: passes.filter(row => row.source === source),
            stored: stored.get(source),
            missing: missing.filter(row => row.source === source),
            pushed: pushed.find(counts => counts.source === source),
          },
          { now: now(), visible: nameable, components },
        ),
      ),
      problems: [...definitions.problems],
    };
  }

  /** Counts over all components are not told to who may not read all. */
  private async pushed(visible: VisibleComponents): Promise<PushedCounts[]> {
    const { knex, definitions, now } = this.options;
    if (visible !== 'all') {
      return [];
    }
    return countPushedFacts(
      knex,
      new Map(
        [...definitions.factSets].map(
          ([source, { pushedTimeToLiveMs = 0 }]) => [
            source,
            new Date(now().getTime() - pushedTimeToLiveMs),
          ],
        ),
      ),
    );
  }

  private async nameable(
    passes: readonly PassRow[],
    visible: VisibleComponents,
  ): Promise<NameableRefs> {
    if (visible === 'all') {
      return 'all';
    }
    const named = passes.flatMap(pass =>
      Object.values(errorsOf(pass)).flatMap(({ examples }) =>
        examples.map(({ entityRef }) => entityRef),
      ),
    );
    const ids = await readIdsByRef(this.options.knex, named);
    return new Set(
      [...ids].flatMap(([ref, id]) => (isVisible(visible, id) ? ref : [])),
    );
  }
}

/** As the overview counts them. */
async function countComponents(knex: Knex): Promise<number> {
  const [all] = await readRollups(knex, { kind: 'all', dimensions: false });
  return all?.components ?? 0;
}

function checksReading(
  source: string,
  { checks }: Definitions,
): Collector['checks'] {
  return checks.flatMap(check =>
    !isBroken(check) &&
    check.expressions.some(({ facts }) =>
      facts.some(fact => fact.source === source),
    )
      ? { id: check.definition.id, title: check.definition.title }
      : [],
  );
}
