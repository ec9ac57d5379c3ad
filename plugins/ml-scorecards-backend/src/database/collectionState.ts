import { Knex } from 'knex';
import { ErrorsByCode } from '../collection/collectionErrors';

/** What a batch adds to the counts of its pass. */
export interface PassCounts {
  readonly seen: number;
  readonly served: number;
  readonly had_facts: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly lost: number;
}

/** Row of `collection_passes`. */
export interface PassRow extends PassCounts {
  readonly source: string;
  readonly number: number;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly published: boolean | null;
  readonly components: number;
  readonly failed_in_row: number;
  readonly lost_in_row: number;
  readonly cause: string | null;
  readonly errors: string;
}

/** Row of `collection_sources`. */
export interface SourceRow {
  readonly source: string;
  readonly fresh_at: string | null;
  readonly failed_at: string | null;
  readonly error: string | null;
}

/** The running pass of a source, or the last one. */
export async function readLastPass(
  knex: Knex,
  source: string,
): Promise<PassRow | undefined> {
  return knex('collection_passes')
    .where({ source })
    .orderBy('number', 'desc')
    .first();
}

/** Sources that were gone over, or are being. The first pass of the others finds everything. */
export async function readSourcesWithPass(knex: Knex): Promise<Set<string>> {
  return new Set(await knex('collection_passes').distinct().pluck('source'));
}

/** What is known of all sources, with their last and their running pass. */
export async function readCollectionState(
  knex: Knex,
): Promise<{ sources: SourceRow[]; passes: PassRow[] }> {
  return {
    sources: await knex('collection_sources').select(),
    passes: await knex('collection_passes').orderBy(['source', 'number']),
  };
}

/** The failures that a pass has counted. */
export function errorsOf(pass: PassRow): ErrorsByCode {
  return JSON.parse(pass.errors);
}
