import {
  ScorecardFacts,
  ScorecardFactsQuery,
  WaiverTerms,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { Catalogue } from '../catalogue/Catalogue';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import {
  ComponentRecord,
  readComponentRecord,
} from '../database/componentRecords';
import { CurrentPositions } from '../database/positions';
import { ReadState } from '../database/recordingState';
import { Definitions } from '../definitions';
import { readSources, SourceReading } from '../evaluation';
import { FactSheet } from './FactSheet';
import { StoredScorecard, toScorecard, toSourceStatus } from './toScorecard';
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
    const read = await this.read(entityRef, state);
    return (
      read &&
      toScorecard({
        ...this.options,
        ...read,
        summary: toSummary(read.record.component, state),
        positions: this.options.positions.latest(),
      })
    );
  }

  /** All that sources told of a component, or some of them. Gives undefined for an entity that has no scorecard (yet). */
  async facts(
    entityRef: string,
    { source }: ScorecardFactsQuery,
    state: ReadState,
  ): Promise<ScorecardFacts | undefined> {
    const read = await this.read(entityRef, state);
    if (!read) {
      return undefined;
    }
    const { readings } = read;
    const asked = [...readings.values()].filter(
      ({ factSet }) =>
        source === undefined || [source].flat().includes(factSet.source),
    );
    const sheet = new FactSheet({ ...this.options, readings });
    sheet.add(
      asked.flatMap(({ factSet }) =>
        Object.keys(factSet.facts).map(name => ({
          source: factSet.source,
          name,
        })),
      ),
    );
    return {
      entityRef,
      sources: asked.map(toSourceStatus),
      facts: sheet.all(),
    };
  }

  /** What is stored of a component, and its sources as they were when its results were last found to be right. */
  private async read(
    entityRef: string,
    state: ReadState,
  ): Promise<
    | {
        record: ComponentRecord;
        readings: Map<string, SourceReading>;
        now: Date;
      }
    | undefined
  > {
    const { knex, definitions, collectors } = this.options;
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      return undefined;
    }
    const { component, entity, facts } = record;
    // As sources were judged then: what has become stale since shows when the next evaluation has said so.
    const now = new Date(evaluatedAtOf(component, state));
    const readings = readSources({
      factSets: definitions.factSets,
      timeToLiveMs: source => collectors.timeToLiveMs(source, entity),
      stored: facts,
      now,
    });
    return { record, readings, now };
  }
}
