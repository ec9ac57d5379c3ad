import { WaiverTerms } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { Catalogue } from '../catalogue/Catalogue';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { CurrentPositions } from '../database/positions';
import { Definitions } from '../definitions';
import { CheckReader } from './CheckReader';
import { HistoryReader } from './HistoryReader';
import { LabelReader } from './LabelReader';
import { ListReader } from './ListReader';
import { MaturityReader } from './MaturityReader';
import { OwnerGroups } from './OwnerGroups';
import { ReadableHistory } from './ReadableHistory';
import { ScorecardReader } from './ScorecardReader';
import { StatementReader } from './StatementReader';
import { TodoReader } from './TodoReader';
import { VisibleCounts } from './VisibleCounts';
import { WaiverReader } from './WaiverReader';
import { WhatIfReader } from './WhatIfReader';

/** One reader for each question that pages ask. They answer from what was recorded. */
export interface Readers {
  readonly lists: ListReader;
  readonly scorecards: ScorecardReader;
  readonly whatIf: WhatIfReader;
  readonly history: HistoryReader;
  readonly statements: StatementReader;
  readonly waivers: WaiverReader;
  readonly todo: TodoReader;
  readonly maturity: MaturityReader;
  readonly checks: CheckReader;
  readonly labels: LabelReader;
  readonly ownerGroups: OwnerGroups;
}

/** Makes readers that share what they keep in memory. */
export function createReaders(options: {
  knex: Knex;
  definitions: Definitions;
  positions: CurrentPositions;
  collectors: CollectorRegistry;
  catalogue: Catalogue;
  waiverTerms: WaiverTerms;
  now: () => Date;
}): Readers {
  const ownerGroups = new OwnerGroups(options.knex);
  const shared = {
    ...options,
    ownerGroups,
    counts: new VisibleCounts({ ...options, ownerGroups }),
    readableHistory: new ReadableHistory({ ...options, ownerGroups }),
  };
  return {
    lists: new ListReader(shared),
    scorecards: new ScorecardReader(shared),
    whatIf: new WhatIfReader(shared),
    history: new HistoryReader(shared),
    statements: new StatementReader(shared),
    waivers: new WaiverReader(shared),
    todo: new TodoReader(shared),
    maturity: new MaturityReader(shared),
    checks: new CheckReader(shared),
    labels: new LabelReader(options.knex),
    ownerGroups,
  };
}
