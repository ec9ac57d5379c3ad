import { Knex } from 'knex';
import { ComponentSet } from '../reading/ComponentSet';
import { VisibleSet } from '../reading/VisibleSet';
import { isPostgres } from './database';
import { whereAmong } from './whereAmong';

/** So few components are best begun with. Among more of them, a page is soon full along its order. */
const FEW = 1000;

/**
 * Narrows a query to the components that a caller may read. Many of them travel as bits, in which each row is looked up:
 * with ids, 100,000 of them would take longer to send and to plan with than all the rest. What has come since the bits
 * were made is beyond their end, and so not visible.
 */
export function whereVisible(
  query: Knex.QueryBuilder,
  { visible }: VisibleSet,
): Knex.QueryBuilder {
  if (visible.size <= FEW) {
    return whereAmong(query, 'components.id', visible.ids());
  }
  const { bits } = visible;
  return isPostgres(query)
    ? // A condition that PostgreSQL takes to hold for every third row, so that it walks along an order.
      query.whereRaw(
        'case when components.id < ? then get_bit(?::bytea, components.id) else 0 end > 0',
        [bits.length * 8, Buffer.from(bits)],
      )
    : // SQLite looks up bytes and no bits.
      query.whereRaw(`substr(?, components.id + 1, 1) = x'01'`, [
        bytesOf(visible),
      ]);
}

function bytesOf(components: ComponentSet): Buffer {
  const bytes = Buffer.alloc(components.bits.length * 8);
  for (const id of components.ids()) {
    bytes[id] = 1;
  }
  return bytes;
}
