import { CollectorsResponse } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readCollectionState } from '../database/collectionState';
import { Definitions } from '../definitions';
import { CollectorRegistry } from './CollectorRegistry';
import { namedIn, toCollector } from './collectorStatus';

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

  /** `maySee` says which components may be named. */
  async read(
    maySee: (entityRef: string) => Promise<boolean>,
  ): Promise<CollectorsResponse> {
    const { knex, collectors, definitions, now } = this.options;
    const { sources, passes } = await readCollectionState(knex);
    const visible = new Set<string>();
    await Promise.all(
      [...namedIn(passes)].map(async entityRef => {
        if (await maySee(entityRef)) {
          visible.add(entityRef);
        }
      }),
    );
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
          { now: now(), maySee: entityRef => visible.has(entityRef) },
        ),
      ),
      problems: [...definitions.problems],
    };
  }
}
