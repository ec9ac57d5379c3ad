import { ObjectiveKind } from 'backstage-plugin-ml-scorecards-common';

/**
 * What an objective says of itself, from what is said on purpose to what has to be guessed from.
 *
 * @public
 */
export interface ObjectiveTexts {
  /** Values of labels, which may name the kind outright. */
  readonly labels: readonly string[];
  /** Names and descriptions of the objective and its indicator. */
  readonly names: readonly string[];
  /** What the shape of the indicator says. */
  readonly shape?: ObjectiveKind;
  /** The expressions of the indicator. */
  readonly queries: readonly string[];
}

/** In this order, since a pipeline may have a duration and the quality of a model an error. */
const WORDS: ReadonlyArray<readonly [ObjectiveKind, RegExp]> = [
  [
    'model-quality',
    /model quality|accura|\bauc\b|\bauroc\b|\broc\b|precision|recall|\bf1\b|\brmse\b|\bmae\b|\bmape\b|drift|calibrat|ndcg|log ?loss|(?:prediction|forecast) (?:quality|error)|hit rate|false (?:positive|negative)/,
  ],
  [
    'pipeline',
    /pipeline|fresh|stale|batch|ingest|\betl\b|materiali[sz]|\b(?:re)?train(?:ing)?\b|\bdag\b|\bjobs?\b|data (?:quality|delay|arrival)|on time/,
  ],
  ['latency', /latenc|duration|response time|\bp9\d+\b|\bslow/],
  ['uptime', /availab|uptime|\berrors?\b|success|\bup\b|\b5xx\b/],
];

const MAX_TEXT = 2000;

/**
 * Tells what an objective is about; undefined if nothing that it says tells.
 *
 * @public
 */
export function objectiveKind({
  labels,
  names,
  shape,
  queries,
}: ObjectiveTexts): ObjectiveKind | undefined {
  const outright = labels
    .map(plainWords)
    .flatMap(label =>
      WORDS.filter(([kind]) => plainWords(kind) === label).map(
        ([kind]) => kind,
      ),
    );
  return outright[0] ?? kindIn(names) ?? shape ?? kindIn(queries);
}

function kindIn(texts: readonly string[]): ObjectiveKind | undefined {
  const text = texts.map(plainWords).join(' | ');
  return WORDS.find(([, words]) => words.test(text))?.[0];
}

/** In lower case, with spaces between words however they were joined. */
function plainWords(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
