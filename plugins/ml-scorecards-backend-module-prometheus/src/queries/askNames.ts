import {
  CollectionFailure,
  settle,
  Settled,
} from 'backstage-plugin-ml-scorecards-node';
import { isTooSlow, refused, Wanted } from '../api/explained';
import { PrometheusApi } from '../api/PrometheusApi';
import { Sample } from '../api/Sample';
import { chunks } from './chunks';
import { QuerySource } from './FactQuery';

/** What is asked of one server, as of one time. */
export interface Question {
  readonly api: PrometheusApi;
  readonly wanted: Omit<Wanted, 'isOfOne'>;
  /** Whether one component has all of these names. */
  readonly isOfOne: (names: readonly string[]) => boolean;
  readonly source: QuerySource;
  readonly limit?: number;
  /** How many days it is asked about, one by one; none if it is asked about now. */
  readonly days?: number;
  readonly now: number;
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

/** What each name was answered: none, one or more samples, or why there is no answer. */
export type Answers = Map<string, Settled<readonly Sample[]>>;

/** How often halves are asked about after a query that took too long: each of them may take as long again. */
export class Patience {
  #left = 8;

  /** Spends some of it, which all queries of a collection share. False if none is left. */
  spend(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }
}

/** More than it takes to find one among a thousand names that spoils the answer of all. */
const MAX_SPLITS = 20;

/** May be the fault of one name, or of there being so many. Whatever else fails gets no better by more questions. */
const MAY_BE_FEWER = [413, 414, 422, 431];

/** Asks about many names in as few queries as there have to be. One that cannot be asked about spoils no other. */
export async function askNames(
  question: Question,
  names: readonly string[],
): Promise<Answers> {
  const { source, limit } = question;
  const budget = { splits: MAX_SPLITS };
  const asked = await Promise.all(
    chunks(source, names, limit).map(chunk =>
      askChunk(question, chunk, budget),
    ),
  );
  return new Map(asked.flatMap(answers => [...answers]));
}

async function askChunk(
  question: Question,
  names: readonly string[],
  budget: { splits: number },
): Promise<Answers> {
  const { api, source, limit, days, now, signal } = question;
  const wanted = { ...question.wanted, isOfOne: () => question.isOfOne(names) };
  const { template, label } = source;
  const query = template.render({ label, names, limit });
  const asked = { wanted, time: now, signal };
  const settled = await settle(
    days === undefined
      ? api.query(query, asked)
      : api.queryDays(query, { ...asked, days }),
  );
  if ('value' in settled) {
    const samples = settled.value;
    if (!samples.length || samples.some(({ labels }) => label in labels)) {
      return byName(names, label, samples);
    }
    const failure = refused(wanted, {
      cause: `answered without the label ${label} to`,
      advice: 'Keep that label, with by ({{by}}),',
    });
    return new Map(names.map(name => [name, { failure }]));
  }
  const isWorthHalves =
    names.length > 1 &&
    budget.splits > 0 &&
    !signal.aborted &&
    (mayBeFewer(settled.failure) ||
      (isTooSlow(settled.failure) && question.patience.spend()));
  if (isWorthHalves) {
    budget.splits -= 1;
    const middle = Math.ceil(names.length / 2);
    const halves = await Promise.all([
      askChunk(question, names.slice(0, middle), budget),
      askChunk(question, names.slice(middle), budget),
    ]);
    return new Map(halves.flatMap(answers => [...answers]));
  }
  return new Map(names.map(name => [name, settled]));
}

function byName(
  names: readonly string[],
  label: string,
  samples: readonly Sample[],
): Answers {
  const found = new Map<string, Sample[]>(names.map(name => [name, []]));
  for (const sample of samples) found.get(sample.labels[label])?.push(sample);
  return new Map([...found].map(([name, value]) => [name, { value }]));
}

function mayBeFewer(failure: unknown): boolean {
  return (
    failure instanceof CollectionFailure &&
    (failure.isTooLarge || MAY_BE_FEWER.includes(failure.status ?? 0))
  );
}
