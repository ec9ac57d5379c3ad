import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { FactCollector, Facts } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  Recorder,
  ServerRecording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createRecordedHost } from '../../packages/backend/src/demo/recordedHosts/createRecordedHost';
import { recordedSources } from '../../packages/backend/src/demo/recordedHosts/recordedSources';
import { demoEntities } from '../support/demoEntities';

const EXAMPLES = join(__dirname, '../../examples');
const HOUR = 3_600_000;

/**
 * Tests that what the demo's server of a source says is what a real one says. With RECORD in the environment, the real one
 * is recorded before that.
 */
export function testDemo<TCollector extends FactCollector>(options: {
  readonly source: string;
  /** A real server that holds what the demo's components have. */
  readonly server: () => { readonly address: string };
  /** Others that were seeded as of earlier hours, and hold no more than what is told day by day. */
  readonly earlier?: () => ReadonlyArray<{
    readonly address: string;
    readonly now: number;
  }>;
  readonly version: () => string | Promise<string>;
  readonly collector: (address: string, now: number) => TCollector;
  /** What is not to be recorded, as `JSON.stringify` has it. */
  readonly without?: (key: string, value: unknown) => unknown;
}): void {
  const { source, server, earlier, version, collector, without } = options;
  const file = join(EXAMPLES, 'recordings', `${source}.json`);

  const collect = async (address: string, now: number, alone = false) => {
    const reader = collector(address, now);
    const entities = demoEntities().filter(entity => reader.serves(entity));
    assert(entities.length > 1);
    const parts = alone ? entities.map(entity => [entity]) : [entities];
    const answers = [];
    for (const part of parts) answers.push(await collectByName(reader, part));
    return Object.assign({}, ...answers);
  };

  if (process.env.RECORD) {
    test('is recorded', async () => {
      const recorder = await Recorder.start(server().address);
      try {
        const recordedAt = Date.now();
        await collect(recorder.origin, recordedAt);
        const recording: ServerRecording = {
          version: await version(),
          recordedAt,
          answers: Object.fromEntries(
            Object.entries(recorder.answers).sort(([a], [b]) =>
              a < b ? -1 : 1,
            ),
          ),
        };
        writeFileSync(file, `${JSON.stringify(recording, without, 1)}\n`);
      } finally {
        recorder.stop();
      }
    });
  }

  /** Compares what a real server says with what the demo's says at that time. */
  const compare = async (
    address: string,
    now: number,
    only: (facts: Facts) => Facts = facts => facts,
  ) => {
    assert(existsSync(file), `Record it: node test/live/run.mjs ${source}`);
    const recording: ServerRecording = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal(
      JSON.stringify(recording).match(
        /.{30}(?:\/(?:home|root|tmp|Users|work)\/|127\.0\.0\.1|"root)/g,
      ),
      null,
    );
    const host = await listen(
      createRecordedHost({
        ...recordedSources[source],
        recording,
        now: () => now,
      }),
    );
    try {
      const real = await collect(address, now);
      const told = await collect(host.address, now);
      const toldAlone = await collect(host.address, now, true);
      for (const name of Object.keys(real)) {
        assert(!('error' in real[name]), JSON.stringify(real[name]));
        const facts = comparable(only(real[name].facts));
        for (const { facts: others } of [told[name], toldAlone[name]]) {
          assert.deepEqual(comparable(only(others), facts), facts, name);
        }
      }
    } finally {
      host.stop();
    }
  };

  test('says the same as a real server that was seeded alike', async () => {
    await compare(server().address, Date.now());
  });

  if (earlier) {
    test('tells the same days whatever the hour', async () => {
      assert(earlier().length > 0);
      for (const { address, now } of earlier()) {
        await compare(address, now, byDay);
      }
    });
  }
}

function byDay(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => name.endsWith('ByDay')),
  );
}

/**
 * A day with its value. Which days a month holds, and where they are cut, depends on the hour: at another one a day holds a
 * part of the one beside it, so its value may be anything between the two.
 */
const DAY_VALUE = /^\d{4}-\d\d-\d\d (.+)$/;
const NUMBER = /(-?\d+(?:\.\d+)?)/;

/**
 * Values without links. Those that are as good as the ones to compare with count as these: the recording moves by whole
 * hours, and rates depend on the minute in which somebody asks.
 */
function comparable(
  facts: Facts,
  other: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const value =
        fact && 'value' in fact ? fact.value : `? ${fact?.unknownBecause}`;
      return [name, isNear(value, other[name]) ? other[name] : value];
    }),
  );
}

function isNear(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    const [valuesOfA, valuesOfB] = [a, b].map(valuesByDay);
    if (!valuesOfB.length) {
      return (
        a.length === b.length && b.every((text, n) => isNearText(a[n], text))
      );
    }
    return (
      valuesOfA.length > 0 &&
      Math.abs(valuesOfA.length - valuesOfB.length) <= 1 &&
      // Counted from now, and not from the other end.
      followsDays(valuesOfA, valuesOfB) &&
      followsDays(valuesOfB, valuesOfA)
    );
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return isWithin(a, b);
  }
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const apart = Math.abs(Date.parse(a) - Date.parse(b));
  return /^\d{4}-\d\d-\d\dT/.test(a) && apart <= 1.1 * HOUR;
}

/** Whether each day is as another list has it, or between that and a day beside it. */
function followsDays(days: readonly number[], others: readonly number[]) {
  return days.every((value, day) => {
    const around = others.slice(Math.max(0, day - 1), day + 2);
    const [lowest, highest] = [Math.min(...around), Math.max(...around)];
    return isWithin(Math.min(Math.max(value, lowest), highest), value, 0.05);
  });
}

/** Whether texts differ only in numbers, and these by little. */
function isNearText(a: unknown, b: unknown): boolean {
  const [partsOfA, partsOfB] = [a, b].map(text => String(text).split(NUMBER));
  return (
    partsOfA.length === partsOfB.length &&
    partsOfB.every(
      (part, n) => part === partsOfA[n] || isWithin(+partsOfA[n], +part),
    )
  );
}

/** The newest first; none if it is no list of days. */
function valuesByDay(texts: readonly unknown[]): number[] {
  const values = texts.map(text => Number(DAY_VALUE.exec(String(text))?.[1]));
  return values.some(Number.isNaN) ? [] : values.reverse();
}

function isWithin(a: number, b: number, atLeast = 1e-6): boolean {
  return Math.abs(a - b) <= Math.abs(b) / 20 + atLeast;
}

async function listen(listener: Parameters<typeof createServer>[1]) {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
