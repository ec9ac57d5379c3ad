import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** The facet `dataQualityAssertions` of OpenLineage. */
const assertionsFacet = z.object({
  assertions: z.array(
    z.object({
      assertion: z.string(),
      success: z.boolean(),
      column: z.string().nullish(),
    }),
  ),
});

/** The facets of a dataset that a run has read or written. */
export interface DatasetFacets {
  /** Of the dataset, if it is known. */
  readonly name?: string;
  readonly facets: Readonly<Record<string, unknown>>;
}

/** The data tests that failed in a run, each once: `not_null(id) of shop.orders`. Without any test, nobody knows. */
export function failedDataTests(
  datasets: readonly DatasetFacets[],
): { readonly value: readonly string[] } | Unknown {
  const tests = datasets.flatMap(({ name, facets }) => {
    const parsed = assertionsFacet.safeParse(facets.dataQualityAssertions);
    return parsed.success
      ? parsed.data.assertions.map(each => ({ ...each, of: name }))
      : [];
  });
  if (tests.length === 0) {
    return { unknownBecause: 'the last run has told of no data test' };
  }
  const failed = tests
    .filter(({ success }) => !success)
    .map(({ assertion, column, of }) => {
      const test = column ? `${assertion}(${column})` : assertion;
      return of ? `${test} of ${of}` : test;
    });
  return { value: [...new Set(failed)].sort() };
}
