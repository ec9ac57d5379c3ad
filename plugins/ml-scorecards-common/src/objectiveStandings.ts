import { OBJECTIVE_KINDS, ObjectiveKind } from './objectiveKinds';

/**
 * How an objective stands, as a fact holds it. What is not known of it is not there.
 *
 * @public
 */
export interface ObjectiveStanding {
  /** As the rules call it. */
  readonly name: string;
  /** What it is about. */
  readonly kind?: ObjectiveKind;
  /** The share that is promised to go well, such as 0.999. */
  readonly target?: number;
  /** The days in which that has to be kept, up to now. */
  readonly days?: number;
  /** The share that went well in these days. */
  readonly measured?: number;
  /** The share of the error budget of these days that is left; negative if more than all of it is spent. */
  readonly budgetLeft?: number;
  /** How many times faster than allowed the error budget was spent in the last hour. */
  readonly burnRate1h?: number;
}

/**
 * How many objectives a fact holds at most: with more of them nobody knows which one counts.
 *
 * @public
 */
export const MAX_OBJECTIVE_STANDINGS = 20;

const NUMBERS = [
  'target',
  'days',
  'measured',
  'budgetLeft',
  'burnRate1h',
] as const;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/iu;

type Field = (typeof NUMBERS)[number];

/**
 * Writes how an objective stands as one text: `requests-latency kind=latency target=0.99 days=30 budgetLeft=-1.4`. The
 * name is as it is, but for blanks and percent signs, which are percent-encoded.
 *
 * @public
 */
export function formatObjectiveStanding(standing: ObjectiveStanding): string {
  const fields = (['kind', ...NUMBERS] as const).flatMap(field =>
    standing[field] === undefined ? [] : `${field}=${standing[field]}`,
  );
  return [standing.name.replace(/[\s%]/gu, encodeURIComponent), ...fields].join(
    ' ',
  );
}

/**
 * Reads what {@link formatObjectiveStanding} writes; undefined for any other text.
 *
 * @public
 */
export function parseObjectiveStanding(
  text: string,
): ObjectiveStanding | undefined {
  const [encoded, ...fields] = text.split(' ');
  const read = fields.flatMap(field => readField(field) ?? []);
  if (!encoded || read.length < fields.length) return undefined;
  try {
    return read.reduce<ObjectiveStanding>(
      (standing, field) => ({ ...standing, ...field }),
      { name: decodeURIComponent(encoded) },
    );
  } catch {
    // Percent signs that nobody encoded.
    return undefined;
  }
}

function readField(text: string): Partial<ObjectiveStanding> | undefined {
  const [name, value = '', ...more] = text.split('=');
  if (more.length > 0) return undefined;
  if (name === 'kind') {
    const kind = OBJECTIVE_KINDS.find(each => each === value);
    return kind && { kind };
  }
  const isNumber = NUMBERS.includes(name as Field) && NUMBER.test(value);
  return isNumber ? { [name]: Number(value) } : undefined;
}
