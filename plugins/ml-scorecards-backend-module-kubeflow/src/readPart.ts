import {
  CollectionFailure,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';

/** What one part of Kubeflow tells of a component, or why it tells nothing. */
export type Part<T> =
  | { readonly value: T }
  | (Unknown & {
      /** If it was asked and has failed. */
      readonly failure?: CollectionFailure;
    });

/** What gets better by itself. The facts that were read last stay for as long, so the component fails as a whole. */
const PASSES: ReadonlySet<string> = new Set([
  'unavailable',
  'timeout',
  'rate-limited',
]);

/** Reads a part. What somebody has to mend there makes its facts unknown, and says so, while those of other parts are read. */
export async function readPart<T>(read: () => Promise<T>): Promise<Part<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!(error instanceof CollectionFailure) || PASSES.has(error.error.code)) {
      throw error;
    }
    return { unknownBecause: error.message, failure: error };
  }
}

/** A component of which nothing could be read has failed. */
export function failIfNothingIsRead(parts: ReadonlyArray<Part<unknown>>): void {
  if (parts.some(part => 'value' in part)) return;
  for (const part of parts) {
    if ('failure' in part && part.failure) throw part.failure;
  }
}
