import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** The facet `dataQualityAssertions` of OpenLineage, of which each assertion is read by itself. */
const assertionsFacet = z.object({ assertions: z.array(z.unknown()) });

const assertion = z.object({
  assertion: z.string(),
  success: z.boolean(),
  column: z.string().nullish(),
});

/** The facets of a dataset that a run has read or written. */
export interface DatasetFacets {
  /** Of the dataset, if it is known. */
  readonly name?: string;
  readonly facets: Readonly<Record<string, unknown>>;
}

/**
 * The data tests that failed in a run, each once: `not_null(id) of shop.orders`. Without any test, nobody knows; and if one
 * cannot be read, nobody knows that none failed.
 */
export function failedDataTests(
  datasets: readonly DatasetFacets[],
): { readonly value: readonly string[] } | Unknown {
  const tests = datasets.flatMap(({ name, facets }) =>
    testsOf(facets.dataQualityAssertions).map(test => ({ test, of: name })),
  );
  const failed = tests.flatMap(({ test, of }) =>
    test === 'odd' || test.success ? [] : nameOf(test, of),
  );
  if (failed.length > 0) return { value: [...new Set(failed)].sort() };
  if (tests.some(({ test }) => test === 'odd')) {
    return {
      unknownBecause:
        'the last run has told of a data test in a form that cannot be read',
    };
  }
  return tests.length > 0
    ? { value: [] }
    : { unknownBecause: 'the last run has told of no data test' };
}

type Assertion = z.infer<typeof assertion>;

function testsOf(facet: unknown): ReadonlyArray<Assertion | 'odd'> {
  if (facet === undefined || facet === null) return [];
  const { data } = assertionsFacet.safeParse(facet);
  const each = data?.assertions ?? [undefined];
  return each.map(value => assertion.safeParse(value).data ?? 'odd');
}

function nameOf({ assertion: name, column }: Assertion, of?: string): string {
  const test = column ? `${name}(${column})` : name;
  return of ? `${test} of ${of}` : test;
}
