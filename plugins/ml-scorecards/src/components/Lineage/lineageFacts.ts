import {
  LineagePicture,
  readLineagePicture,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';

/** The source of all that is told of lineage. */
export const LINEAGE_SOURCE = 'openlineage';

/** What is told of where the data of a component comes from and goes to. What is unknown is left out. */
export interface LineageFacts {
  picture?: LineagePicture;
  /** Why there is no picture, if the source says so. */
  unknownBecause?: string;
  hasMore: boolean;
  lastRunState?: string;
  lastEventAt?: string;
  failedDataTests: string[];
  /** By their ids. */
  undeclaredConsumers: string[];
}

/** Reads what the source tells of lineage. */
export function lineageFacts(facts: ScorecardFacts['facts']): LineageFacts {
  const factOf = (name: string) => facts[`${LINEAGE_SOURCE}.${name}`];
  const textOf = (name: string) => {
    const value = factOf(name)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const textsOf = (name: string) => {
    const value = factOf(name)?.value;
    return Array.isArray(value) ? value : undefined;
  };
  const edges = textsOf('edges');
  return {
    picture: edges && readLineagePicture(edges),
    unknownBecause: factOf('edges')?.unknownBecause,
    hasMore: factOf('hasMoreEdges')?.value === true,
    lastRunState: textOf('lastRunState'),
    lastEventAt: textOf('lastEventAt'),
    failedDataTests: textsOf('failedDataTests') ?? [],
    undeclaredConsumers: textsOf('undeclaredConsumers') ?? [],
  };
}
