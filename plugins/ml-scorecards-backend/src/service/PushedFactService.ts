import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  PushedFacts,
  PushedFactsResponse,
} from 'backstage-plugin-ml-scorecards-common';
import { Fact, Facts, FactSet } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readComponentRecord } from '../database/componentRecords';
import { DefinedFactSet, Definitions } from '../definitions';
import { problemsOf } from '../reading/givenFacts';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { changedFacts } from './changedFacts';
import { noScorecard } from './ScorecardAccess';

/** Clocks of pipelines may be ahead by this much. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Pushes that one process takes or lets wait: each takes a turn of recording, which others need as well. */
const AT_MOST = 100;

/** Takes facts that pipelines push. Who may is decided before. */
export class PushedFactService {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    collectors: CollectorRegistry;
    recorder: Pick<ScorecardRecorder, 'recordPush'>;
    now: () => Date;
  };
  private recording = 0;

  constructor(options: PushedFactService['options']) {
    this.options = options;
  }

  /**
   * Gives what to answer, what to tell the audit log, and what is kept until that has been told; nothing is if nothing was
   * written.
   */
  async push(
    pushed: PushedFacts & {
      /** Entity ref of the user, or subject of the service. */
      readonly by: string;
    },
  ): Promise<{
    answer: PushedFactsResponse;
    meta: JsonObject;
    unaudited?: number;
  }> {
    const { knex, recorder } = this.options;
    const { entityRef, source, key, by } = pushed;
    const { factSet, timeToLiveMs } = this.requirePushable(source);
    this.requireRight(source, pushed.facts);
    const facts = toFacts(factSet, pushed);
    const collectedAt = this.toInstant(pushed.collectedAt, timeToLiveMs);
    const record = await readComponentRecord(knex, entityRef);
    if (!record) {
      throw noScorecard(entityRef);
    }
    const { collectors } = this.options;
    if (collectors.timeToLiveMs(source, record.entity) !== undefined) {
      throw new ConflictError(
        `source: ${source} of ${entityRef} is read by the collector of ${factSet.title}, so it cannot be pushed`,
      );
    }
    const result = await this.inTurn(() =>
      recorder.recordPush({
        componentId: record.component.id,
        entityRef,
        source,
        facts,
        collectedAt,
        key,
        by,
        timeToLiveMs,
      }),
    );
    const { outcome, before, unaudited } = result;
    const answer = {
      entityRef,
      source,
      outcome,
      collectedAt: result.collectedAt.toISOString(),
      staleAt: new Date(
        result.collectedAt.getTime() + timeToLiveMs,
      ).toISOString(),
    };
    return {
      answer,
      meta: {
        outcome,
        collectedAt: answer.collectedAt,
        ...(unaudited !== undefined && { push: unaudited }),
        ...(before && changedFacts(before, facts)),
      },
      unaudited,
    };
  }

  private async inTurn<T>(record: () => Promise<T>): Promise<T> {
    if (this.recording >= AT_MOST) {
      throw new ServiceUnavailableError(
        'Too many facts are being pushed at the moment. Push these again in some seconds.',
      );
    }
    this.recording += 1;
    try {
      return await record();
    } finally {
      this.recording -= 1;
    }
  }

  private requirePushable(source: string): {
    factSet: DefinedFactSet;
    timeToLiveMs: number;
  } {
    const { factSets } = this.options.definitions;
    const factSet = factSets.get(source);
    const timeToLiveMs = factSet?.pushedTimeToLiveMs;
    if (!factSet || timeToLiveMs === undefined) {
      const pushable = [...factSets.values()].flatMap(set =>
        set.pushedTimeToLiveMs === undefined ? [] : set.source,
      );
      throw new InputError(
        `source: there is no fact set "${source}", but ${pushable.join(', ')}`,
      );
    }
    return { factSet, timeToLiveMs };
  }

  private requireRight(source: string, facts: PushedFacts['facts']): void {
    const { factSets } = this.options.definitions;
    const problems = problemsOf({ [source]: facts }, factSets);
    for (const [name, value] of Object.entries(facts)) {
      if ([value].flat().some(text => String(text).includes('\0'))) {
        problems.push(`${source}.${name} must not hold a NUL character`);
      }
    }
    if (problems.length > 0) {
      throw new InputError(problems.join('; '));
    }
  }

  private toInstant(
    text: string | undefined,
    timeToLiveMs: number,
  ): Date | undefined {
    if (text === undefined) {
      return undefined;
    }
    const instant = new Date(text);
    const age = this.options.now().getTime() - instant.getTime();
    if (Number.isNaN(age) || age < -CLOCK_TOLERANCE_MS) {
      throw new InputError('collectedAt: must not be in the future');
    }
    if (age > timeToLiveMs) {
      throw new InputError(
        'collectedAt: is so long ago that these facts are stale',
      );
    }
    return instant;
  }
}

/** As they are stored: instants in UTC, in whichever offset they came. */
function toFacts({ facts: declared }: FactSet, pushed: PushedFacts): Facts {
  const { facts, link } = pushed;
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]): [string, Fact] => [
      name,
      {
        value:
          declared[name].type === 'instant'
            ? new Date(String(value)).toISOString()
            : value,
        link,
      },
    ]),
  );
}
