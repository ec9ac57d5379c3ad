import { CollectionError } from 'backstage-plugin-ml-scorecards-node';

const MAX_EXAMPLES = 5;

/** A component that failed, and how. */
export interface FailedComponent {
  readonly entityRef: string;
  readonly error: CollectionError;
}

/** Failures by code: how many, and a few of them to look into. */
export type ErrorsByCode = {
  readonly [code in CollectionError['code']]?: {
    readonly count: number;
    readonly examples: ReadonlyArray<{
      readonly entityRef: string;
      readonly message: string;
    }>;
  };
};

/** Adds failures to those that were counted before. */
export function addErrors(
  counted: ErrorsByCode,
  failed: readonly FailedComponent[],
): ErrorsByCode {
  const sum = { ...counted };
  for (const { entityRef, error } of failed) {
    const { count, examples } = sum[error.code] ?? { count: 0, examples: [] };
    sum[error.code] = {
      count: count + 1,
      examples:
        examples.length < MAX_EXAMPLES
          ? [...examples, { entityRef, message: error.message }]
          : examples,
    };
  }
  return sum;
}
