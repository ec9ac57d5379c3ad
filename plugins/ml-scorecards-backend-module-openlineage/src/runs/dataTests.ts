import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** The facet `dataQualityAssertions` of a dataset, of which each assertion is read by itself. */
const assertionsFacet = z.object({ assertions: z.array(z.unknown()) });

const assertion = z.object({
  assertion: z.string(),
  success: z.boolean(),
  column: z.string().nullish(),
});

/** The facet `test` of a run, of which each test is read by itself. */
const testsFacet = z.object({ tests: z.array(z.unknown()) });

const testOfRun = z.object({
  name: z.string(),
  status: z.enum(['pass', 'fail', 'skip']),
});

type Facets = Readonly<Record<string, unknown>>;

/** Where the data tests of a run stand. */
export interface TestedRun {
  /** The datasets that it has read or written. */
  readonly datasets: ReadonlyArray<{
    /** If it is known. */
    readonly name?: string;
    readonly facets: Facets;
  }>;
  /** Its own facets, as each of its events has them. */
  readonly runFacets: readonly Facets[];
}

/** A test with what came of it, if it can be read. */
type DataTest =
  | { readonly name: string; readonly outcome: 'pass' | 'fail' | 'skip' }
  | 'odd';

/**
 * The data tests that failed in a run, each once: `not_null(id) of shop.orders`. Those that only warn have failed as well, and
 * those that were skipped say nothing. Without any test, nobody knows; and if one cannot be read, nobody knows that none failed.
 */
export function failedDataTests({
  datasets,
  runFacets,
}: TestedRun): { readonly value: readonly string[] } | Unknown {
  const tests = [
    ...datasets.flatMap(({ name, facets }) =>
      assertionsOf(facets.dataQualityAssertions, name),
    ),
    ...runFacets.flatMap(({ test }) => testsOf(test)),
  ];
  const failed = tests.flatMap(test =>
    test !== 'odd' && test.outcome === 'fail' ? test.name : [],
  );
  if (failed.length > 0) return { value: [...new Set(failed)].sort() };
  if (tests.includes('odd')) {
    return {
      unknownBecause:
        'the last run has told of a data test in a form that cannot be read',
    };
  }
  return tests.some(test => test !== 'odd' && test.outcome === 'pass')
    ? { value: [] }
    : { unknownBecause: 'the last run has told of no data test' };
}

function assertionsOf(facet: unknown, dataset?: string): DataTest[] {
  if (facet === undefined || facet === null) return [];
  const { data } = assertionsFacet.safeParse(facet);
  return (data?.assertions ?? [undefined]).map(value => {
    const read = assertion.safeParse(value).data;
    if (!read) return 'odd';
    const { assertion: test, column, success } = read;
    const named = column ? `${test}(${column})` : test;
    return {
      name: dataset ? `${named} of ${dataset}` : named,
      outcome: success ? 'pass' : 'fail',
    };
  });
}

function testsOf(facet: unknown): DataTest[] {
  if (facet === undefined || facet === null) return [];
  const { data } = testsFacet.safeParse(facet);
  return (data?.tests ?? [undefined]).map(value => {
    const read = testOfRun.safeParse(value).data;
    return read ? { name: read.name, outcome: read.status } : 'odd';
  });
}
