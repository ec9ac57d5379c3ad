import { CollectorsResponse } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readCollectionState } from '../database/collectionState';
import { Definitions } from '../definitions';
import { VisibleComponents } from '../reading/Visibility';
import { CollectorRegistry } from './CollectorRegistry';
import { toCollector } from './collectorStatus';

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
    return {
      items: [...definitions.factSets].map(([source, factSet]) =>
        toCollector(
          {
            factSet,
            collector: collectors
              .all()
              .find(collector => collector.factSet.source === source),
            source: sources.find(row => row.source === source),
            passes: passes.filter(row => row.source === source),
          },
          { now: now(), visible },
        ),
      ),
      problems: [...definitions.problems],
    };
  }
}
