import { Knex } from 'knex';
import { Advice } from '../evaluation';
import { VisibleComponents } from '../reading/VisibleSet';
import { attestationsSql } from './attestations';
import { checklistItemsSql } from './checklistItems';
import { rowsOf } from './componentRecords';
import {
  AttestationRow,
  ChecklistItemRow,
  ComponentRow,
  ResultsRow,
  WaiverRow,
} from './tables';
import { waiversSql } from './waivers';
import { whereAmong } from './whereAmong';
import { whereVisible } from './whereVisible';

type WorkRow = Pick<
  ComponentRow,
  'id' | 'entity_ref' | 'title' | 'owner_ref' | 'tier' | 'gap'
> &
  Pick<ResultsRow, 'states' | 'advice'> & {
    checklist_items: ChecklistItemRow[] | string | null;
    attestations: AttestationRow[] | string | null;
    waivers: WaiverRow[] | string | null;
  };

/**
 * What is recorded of a component that its owners may have to act upon: a small part of its record, as many are read at
 * once. What is JSON is parsed when it is asked for.
 */
export class ComponentWork {
  readonly component: Pick<
    ComponentRow,
    'id' | 'entity_ref' | 'title' | 'owner_ref' | 'tier' | 'gap'
  >;
  private readonly row: WorkRow;

  constructor(row: WorkRow) {
    this.row = row;
    this.component = row;
  }

  /** Packed, see `recording/packedResults.ts`. */
  get states(): string {
    return this.row.states;
  }

  /** The items of checklists about which facts can tell. */
  get itemsOfFacts(): Pick<Advice, 'answered' | 'denied'> {
    const { advice } = this.row;
    return advice ? JSON.parse(advice) : { answered: [] };
  }

  get checklistItems(): ChecklistItemRow[] {
    return rowsOf(this.row.checklist_items);
  }

  get attestations(): AttestationRow[] {
    return rowsOf(this.row.attestations);
  }

  get waivers(): WaiverRow[] {
    return rowsOf(this.row.waivers);
  }
}

/** The evaluated components of some owners that somebody may read, in the order of their ids. */
export async function readOwnedComponentIds(
  knex: Knex,
  options: { owners: readonly string[]; visible: VisibleComponents },
): Promise<number[]> {
  const { owners, visible } = options;
  const query = whereAmong(
    knex('components').whereNotNull('components.evaluated_at'),
    'components.owner_ref',
    owners,
  );
  if (visible !== 'all') {
    whereVisible(query, visible);
  }
  return query.orderBy('components.id').pluck('components.id');
}

/** What is recorded of some components, in the order of their ids. Those that are gone are left out. */
export async function readComponentWork(
  knex: Knex,
  componentIds: readonly number[],
): Promise<ComponentWork[]> {
  const rows: WorkRow[] = await knex('components')
    .join('results', 'results.component_id', 'components.id')
    .whereIn('components.id', [...componentIds])
    .orderBy('components.id')
    .select(
      'components.id',
      'components.entity_ref',
      'components.title',
      'components.owner_ref',
      'components.tier',
      'components.gap',
      'results.states',
      'results.advice',
      knex.raw(`${checklistItemsSql(knex)} as checklist_items`),
      knex.raw(`${attestationsSql(knex)} as attestations`),
      knex.raw(`${waiversSql(knex)} as waivers`),
    );
  return rows.map(row => new ComponentWork(row));
}
