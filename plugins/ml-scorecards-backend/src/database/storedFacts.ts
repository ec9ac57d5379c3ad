import { Knex } from 'knex';

/** How many of the components that are there now a source serves, and how that goes. */
export interface StoredCounts {
  /** Those that name the source, as far as it was asked about them. */
  readonly served: number;
  /** Served ones of which it has given facts. */
  readonly withFacts: number;
  /** Served ones that could not be read the last time, with facts from before or without. */
  readonly failed: number;
  /** Failed ones that name what is not there. */
  readonly notFound: number;
}

/**
 * Counts what is stored of each source, whoever read it: a pass, or a read of single components since. Sources of which
 * nothing is stored are left out.
 */
export async function countStoredFacts(
  knex: Knex,
): Promise<Map<string, StoredCounts>> {
  // Apart from the failures, so that an index answers it alone.
  const withFacts = knex('fact_sets')
    .whereNotNull('facts')
    .groupBy('source')
    .select(
      'source',
      knex.raw('count(*) as with_facts'),
      knex.raw('0 as without_facts'),
      knex.raw('0 as failed'),
      knex.raw('0 as not_found'),
    );
  const failed = knex('fact_sets')
    .whereNotNull('error')
    .groupBy('source')
    .select(
      'source',
      knex.raw('0 as with_facts'),
      knex.raw('count(*) - count(facts) as without_facts'),
      knex.raw('count(*) as failed'),
      // By its beginning, as PostgreSQL parses no JSON in which a source's words have a NUL.
      knex.raw('sum(case when error like ? then 1 else 0 end) as not_found', [
        '{"code":"not-found"%',
      ]),
    );
  const rows: Array<{ source: string } & Record<string, number | string>> =
    await knex
      .from(knex.unionAll([withFacts, failed]).as('counts'))
      .groupBy('source')
      .select('source')
      .sum({
        with_facts: 'with_facts',
        without_facts: 'without_facts',
        failed: 'failed',
        not_found: 'not_found',
      });
  return new Map(
    rows.map(row => [
      row.source,
      {
        served: Number(row.with_facts) + Number(row.without_facts),
        withFacts: Number(row.with_facts),
        failed: Number(row.failed),
        notFound: Number(row.not_found),
      },
    ]),
  );
}
