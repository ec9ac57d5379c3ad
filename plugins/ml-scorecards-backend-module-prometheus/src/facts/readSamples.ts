import {
  formatDayValue,
  OBJECTIVE_KINDS,
} from 'backstage-plugin-ml-scorecards-common';
import {
  FactValue,
  highestByDay,
  shown,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { Sample } from '../api/Sample';
import { Reading } from '../queries/FactQuery';
import { kindOfSeries, nameOfObjective } from './kindOfSeries';
import { readBounded } from './readBounded';
import { readStandings } from './readStandings';
import { rounded } from './rounded';

type Read = { readonly value: FactValue } | Unknown;

const NO_NUMBER =
  'Prometheus answers with no number (NaN), as it does where nothing happened';
const DAY_MS = 24 * 3_600_000;
/** Seconds until then are seconds; milliseconds were more since 1973. */
const MILLISECONDS_FROM = 1e11;

/** What samples say: at least one of each name. What is no number says nothing, and is never taken for zero. */
export function readSamples(
  byName: ReadonlyArray<readonly Sample[]>,
  reading: Reading,
  component: {
    readonly now: number;
    /** How fast it promises to be, in seconds. */
    readonly latencyLimit?: number;
  },
): Read {
  const { now, latencyLimit } = component;
  if (reading === 'latency' || reading === 'slow-share') {
    const bounded = readBounded(byName, {
      areShares: reading === 'slow-share',
      limit: latencyLimit,
    });
    return 'unknownBecause' in bounded
      ? bounded
      : readSamples([bounded], 'highest', component);
  }
  const samples = byName.flat();
  if (typeof reading === 'object') {
    return { value: textsOf(samples, reading.label) };
  }
  if (reading === 'presence') return { value: true };
  if (reading === 'objective-kinds') return readKinds(samples);
  if (reading === 'objective-standings') return readStandings(samples);
  if (reading === 'highest-by-day') return readDays(byName);
  const values = samples.map(({ value }) => value);
  const wrong = values.find(value => !Number.isFinite(value));
  if (wrong !== undefined) {
    return {
      unknownBecause: Number.isNaN(wrong)
        ? NO_NUMBER
        : 'Prometheus answers with infinity, as it does where something is divided by zero',
    };
  }
  switch (reading) {
    case 'truth':
      return readTruth(values);
    case 'lowest':
      return { value: rounded(Math.min(...values)) };
    case 'highest':
      return { value: rounded(Math.max(...values)) };
    case 'sum':
      return { value: rounded(values.reduce((sum, value) => sum + value, 0)) };
    default:
      return readInstants(
        byName.map(some => Math.max(...some.map(({ value }) => value))),
        now,
      );
  }
}

function readTruth(values: readonly number[]): Read {
  const other = values.find(value => value !== 0 && value !== 1);
  return other === undefined
    ? { value: values.includes(1) }
    : { unknownBecause: `the metric says ${other}, which is neither 0 nor 1` };
}

function textsOf(samples: readonly Sample[], label: string): string[] {
  return [
    ...new Set(samples.flatMap(({ labels }) => labels[label] ?? [])),
  ].sort();
}

function readKinds(samples: readonly Sample[]): Read {
  const kinds = samples.map(({ labels }) => kindOfSeries(labels));
  const value = OBJECTIVE_KINDS.filter(kind => kinds.includes(kind));
  const nameless = kinds.indexOf(undefined);
  // What does not say its kind may be the one that seems to be missing.
  return nameless < 0 || value.length === OBJECTIVE_KINDS.length
    ? { value: [...value].sort() }
    : {
        unknownBecause: `the objective ${shown(
          nameOfObjective(samples[nameless].labels),
        )} does not say what it is about: name it, or label it, uptime, latency, pipeline or model-quality`,
      };
}

/** Days that are known of all names: the worst of all counts. A day without a number says nothing. */
function readDays(byName: ReadonlyArray<readonly Sample[]>): Read {
  const all = byName.map(highestOfSamples);
  if (all.some(each => !each.size)) return { unknownBecause: NO_NUMBER };
  const [first, ...others] = all;
  const days = [...first.keys()].filter(day =>
    others.every(other => other.has(day)),
  );
  if (!days.length) {
    return {
      unknownBecause:
        'there is no day on which Prometheus has a value for each of the names',
    };
  }
  return {
    value: days.map(day => {
      const values = [first, ...others].map(each => each.get(day)!);
      return formatDayValue({ day, value: rounded(Math.max(...values)) });
    }),
  };
}

function highestOfSamples(samples: readonly Sample[]): Map<string, number> {
  return highestByDay(
    samples.flatMap(({ value, time }) =>
      time !== undefined && Number.isFinite(value) ? [{ at: time, value }] : [],
    ),
  );
}

/** The oldest one: what was done of one of several things only was not done of all. */
function readInstants(seconds: readonly number[], now: number): Read {
  const instants = seconds.map(each => readInstant(each, now));
  const unknown = instants.find(each => 'unknownBecause' in each);
  return unknown ?? instants[seconds.indexOf(Math.min(...seconds))];
}

function readInstant(seconds: number, now: number): Read {
  if (seconds >= MILLISECONDS_FROM) {
    return {
      unknownBecause:
        'the metric says a time in milliseconds, and Prometheus has times in seconds since 1970',
    };
  }
  const instant = seconds * 1000;
  return instant > 0 && instant <= now + DAY_MS
    ? { value: new Date(instant).toISOString() }
    : {
        unknownBecause:
          'the metric says a time that is in the future or before 1970: it should be in seconds since 1970',
      };
}
