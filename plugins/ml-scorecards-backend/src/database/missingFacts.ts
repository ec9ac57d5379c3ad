import { Knex } from 'knex';
import { VisibleComponents } from '../reading/VisibleSet';
import { whereVisible } from './whereVisible';

/** Components that are named of each source. */
const NAMED = 20;

/** A component that a source was asked about, and of which it has never given facts. */
export interface MissingFactsRow {
  readonly source: string;
  /** How many there are of the source. */
  readonly count: number;
  readonly entity_ref: string;
  readonly title: string;
  readonly error: string;
}

/**
 * Components of which sources have given no facts, as far as somebody may read them: of each source some of them, those that
 * came first, and how many there are.
 */
export async function readMissingFacts(
  knex: Knex,
  visible: VisibleComponents,
): Promise<MissingFactsRow[]> {
  const missing = knex('fact_sets')
    .whereNull('fact_sets.facts')
    .whereNotNull('fact_sets.error')
    .select(
      'fact_sets.source',
      'fact_sets.component_id',
      knex.raw('count(*) over (partition by fact_sets.source) as count'),
      knex.raw(
        'row_number() over (partition by fact_sets.source order by fact_sets.component_id) as place',
      ),
    );
  if (visible !== 'all') {
    whereVisible(
      missing.join('components', 'components.id', 'fact_sets.component_id'),
      visible,
    );
  }
  const rows: Array<
    Omit<MissingFactsRow, 'count'> & { count: number | string }
  > = await knex
    .from(missing.as('missing'))
    .join('components', 'components.id', 'missing.component_id')
    .join('fact_sets', join =>
      join
        .on('fact_sets.component_id', 'missing.component_id')
        .andOn('fact_sets.source', 'missing.source'),
    )
    .where('place', '<=', NAMED)
    .orderBy(['missing.source', 'place'])
    .select(
      'missing.source',
      'missing.count',
      'components.entity_ref',
      'components.title',
      'fact_sets.error',
    );
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}
