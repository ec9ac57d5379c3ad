import {
  LabelChanges,
  Level,
  LEVELS,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { toTier } from '../database/columns';
import { readLabelChanges } from '../database/labelChanges';

/** Answers what the labels in the catalog should say. */
export class LabelReader {
  private readonly knex: Knex;

  constructor(knex: Knex) {
    this.knex = knex;
  }

  async changes(page: { after: number; limit: number }): Promise<LabelChanges> {
    const rows = await readLabelChanges(this.knex, page);
    return {
      items: rows.map(row => ({
        sequence: row.sequence,
        entityRef: row.entity_ref,
        labels:
          row.tier === null || row.level === null
            ? null
            : { tier: toTier(row.tier), level: toLevel(row.level) },
      })),
    };
  }
}

function toLevel(text: string): Level {
  return LEVELS.find(level => level === text) ?? 'none';
}
