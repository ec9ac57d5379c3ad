import { WaiverTerms } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { Catalogue } from '../catalogue/Catalogue';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readComponentRecord } from '../database/componentRecords';
import { CurrentPositions } from '../database/positions';
import { ReadState } from '../database/recordingState';
import { Definitions } from '../definitions';
import { readSources } from '../evaluation';
import { StoredScorecard, toScorecard } from './toScorecard';
import { evaluatedAtOf, toSummary } from './toSummary';

/** Answers with single scorecards from what was recorded. Never evaluates a condition. */
export class ScorecardReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    positions: CurrentPositions;
    collectors: CollectorRegistry;
    catalogue: Catalogue;
    waiverTerms: WaiverTerms;
  };

  constructor(options: ScorecardReader['options']) {
    this.options = options;
  }

  /** Gives undefined for an entity that has no scorecard (yet). */
  async get(
    entityRef: string,
    state: ReadState,
  ): Promise<StoredScorecard | undefined> {
    const { knex, definitions, positions, collectors, catalogue } =
      this.options;
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      return undefined;
    }
    const { component, entity, facts } = record;
    // As sources were judged then: what has become stale since shows when the next evaluation has said so.
    const now = new Date(evaluatedAtOf(component, state));
    return toScorecard({
      record,
      summary: toSummary(component, state),
      definitions,
      catalogue,
      waiverTerms: this.options.waiverTerms,
      now,
      positions: positions.latest(),
      readings: readSources({
        factSets: definitions.factSets,
        timeToLiveMs: source => collectors.timeToLiveMs(source, entity),
        stored: facts,
        now,
      }),
    });
  }
}
