import {
  ConflictError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  PushedFacts,
  PushedFactsResponse,
  PushedValue,
} from 'backstage-plugin-ml-scorecards-common';
import {
  Fact,
  FactDeclaration,
  Facts,
  FactType,
} from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { z } from 'zod';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { readComponentRecord } from '../database/componentRecords';
import { DefinedFactSet, Definitions } from '../definitions';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';
import { noScorecard } from './ScorecardAccess';

const instantSchema = z.iso.datetime({ offset: true });

/** Clocks of pipelines may be ahead by this much. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Pushes that one process takes or lets wait: each takes a turn of recording, which others need as well. */
const AT_MOST = 100;

/** Characters of a value that the audit log is told. */
const TOLD = 200;

const IN_WORDS: Readonly<Record<FactType, string>> = {
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  instant: 'an instant, like 2026-01-31T12:00:00Z',
  strings: 'a list of texts',
};

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

  /** Gives what to answer, and what to tell the audit log. */
  async push(
    pushed: PushedFacts & {
      /** Entity ref of the user, or subject of the service. */
      readonly by: string;
    },
  ): Promise<{ answer: PushedFactsResponse; meta: JsonObject }> {
    const { knex, recorder } = this.options;
    const { entityRef, source, key, by } = pushed;
    const { factSet, timeToLiveMs } = this.requirePushable(source);
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
        source,
        facts,
        collectedAt,
        key,
        by,
        timeToLiveMs,
      }),
    );
    const { outcome, before } = result;
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
        ...(before && toldChanges(before, facts)),
      },
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

function toFacts(factSet: DefinedFactSet, { facts, link }: PushedFacts): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]): [string, Fact] => {
      const declaration = Object.hasOwn(factSet.facts, name)
        ? factSet.facts[name]
        : undefined;
      if (!declaration) {
        throw new InputError(
          `facts.${name}: ${factSet.source} has no such fact, but ${Object.keys(
            factSet.facts,
          ).join(', ')}`,
        );
      }
      return [name, { value: toValue(name, value, declaration), link }];
    }),
  );
}

function toValue(
  name: string,
  value: PushedValue,
  { type, unit }: FactDeclaration,
): PushedValue {
  if ([value].flat().some(text => String(text).includes('\0'))) {
    throw new InputError(`facts.${name}: must not hold a NUL character`);
  }
  const taken = type === 'instant' ? toInstantText(value) : value;
  if (taken === undefined || !isOfType(type, taken)) {
    throw new InputError(
      `facts.${name}: must be ${IN_WORDS[type]}${unit ? ` (${unit})` : ''}`,
    );
  }
  return taken;
}

function isOfType(type: FactType, value: PushedValue): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'strings':
      return Array.isArray(value);
    case 'instant':
      return typeof value === 'string';
    default:
      return typeof value === type;
  }
}

/** Instants are kept in UTC, in whichever offset they come. A day without a time would be of some time zone. */
function toInstantText(value: PushedValue): string | undefined {
  const { data } = instantSchema.safeParse(value);
  return data && new Date(data).toISOString();
}

/** The facts that changed, before and after. */
function toldChanges(before: Facts, after: Facts): JsonObject {
  const told: { before: JsonObject; after: JsonObject } = {
    before: {},
    after: {},
  };
  for (const name of Object.keys({ ...before, ...after })) {
    const [was, is] = [toTold(before[name]), toTold(after[name])];
    if (was !== is) {
      told.before[name] = was;
      told.after[name] = is;
    }
  }
  return told;
}

/** As a short text of JSON, or null for what is unknown. */
function toTold(fact: Fact | undefined): JsonValue {
  return fact && 'value' in fact
    ? JSON.stringify(fact.value).slice(0, TOLD)
    : null;
}
