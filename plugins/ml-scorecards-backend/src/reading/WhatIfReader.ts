import {
  CheckResult,
  EvaluateResponse,
  GivenFacts,
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
import { evaluateComponent, readSources, SourceReading } from '../evaluation';
import { diffScorecard } from '../recording/diffScorecard';
import { problemsOf, withGiven } from './givenFacts';
import { StoredScorecard, toScorecard } from './toScorecard';
import { toSummary } from './toSummary';

/** Says what a scorecard would be if some facts were others. Writes nothing. */
export class WhatIfReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    positions: CurrentPositions;
    collectors: CollectorRegistry;
    catalogue: Catalogue;
    waiverTerms: WaiverTerms;
    now: () => Date;
  };

  constructor(options: WhatIfReader['options']) {
    this.options = options;
  }

  /** What is wrong with given facts; empty if nothing is. */
  problemsOf(given: GivenFacts): string[] {
    return problemsOf(given, this.options.definitions.factSets);
  }

  /** Gives undefined for an entity that has no scorecard (yet). */
  async evaluate(
    entityRef: string,
    given: GivenFacts,
    state: ReadState,
  ): Promise<EvaluateResponse | undefined> {
    const { knex, definitions, collectors } = this.options;
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      return undefined;
    }
    const now = this.options.now();
    const { entity, facts: stored } = record;
    const readings = readSources({
      factSets: definitions.factSets,
      timeToLiveMs: source => collectors.timeToLiveMs(source, entity),
      stored,
      now,
    });
    const changed = withGiven(readings, given);
    const evaluated = this.evaluated(record, changed, now);
    return answerOf(
      this.scorecard(record, { readings, state, now }),
      this.scorecard(evaluated, {
        readings: changed,
        // Of this instant, whenever all components were last evaluated.
        state: { ...state, sweptAt: undefined },
        now,
      }),
    );
  }

  /** The record as an evaluation would leave it. */
  private evaluated(
    record: ComponentRecord,
    readings: ReadonlyMap<string, SourceReading>,
    now: Date,
  ): ComponentRecord {
    const { definitions } = this.options;
    const positions = this.options.positions.latest();
    const { entity, component, said, advice } = record;
    const change = diffScorecard({
      component,
      stored: record.results,
      evaluation: evaluateComponent({
        entity,
        readings,
        definitions,
        said,
        before: advice,
        now,
      }),
      checkPositions: positions.ofChecks(definitions.checks),
      positions,
      definitions: definitions.fingerprint,
      cause: 'facts',
      now,
    });
    return record.with({
      ...change?.summary,
      ...change?.results,
      evaluated_at: now.toISOString(),
    });
  }

  private scorecard(
    record: ComponentRecord,
    {
      state,
      ...reading
    }: {
      readings: ReadonlyMap<string, SourceReading>;
      state: ReadState;
      now: Date;
    },
  ): StoredScorecard {
    const { definitions, catalogue, waiverTerms, positions } = this.options;
    return toScorecard({
      record,
      summary: toSummary(record.component, state),
      definitions,
      catalogue,
      waiverTerms,
      positions: positions.latest(),
      ...reading,
    });
  }
}

/** What of a scorecard would be news. */
const COMPARED = [
  'tier',
  'level',
  'targetLevel',
  'gap',
  'score',
  'coverage',
] as const;

function answerOf(
  before: StoredScorecard,
  after: StoredScorecard,
): EvaluateResponse {
  const checks = checksOf(after).filter(
    ({ state }) => state === 'fail' || state === 'unknown',
  );
  const named = new Set(checks.flatMap(({ evidence }) => evidence));
  const differing = COMPARED.filter(name => before[name] !== after[name]);
  const states = new Map(checksOf(before).map(({ id, state }) => [id, state]));
  return {
    ...after,
    checks,
    facts: Object.fromEntries(
      Object.entries(after.facts).filter(([name]) => named.has(name)),
    ),
    changes: {
      ...Object.fromEntries(
        differing.map(name => [name, { from: before[name], to: after[name] }]),
      ),
      checks: checksOf(after).flatMap(({ id, state }) => {
        const from = states.get(id);
        return from === state ? [] : { id, from, to: state };
      }),
    },
  };
}

function checksOf({ dimensions }: StoredScorecard): CheckResult[] {
  return dimensions.flatMap(({ checks }) => checks);
}
