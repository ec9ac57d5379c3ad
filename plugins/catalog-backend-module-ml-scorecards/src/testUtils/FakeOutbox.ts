import { LabelChanges } from 'backstage-plugin-ml-scorecards-common';
import { Labels } from '../LabelStore';

/** The outbox of the scorecards backend: one row per entity, which moves to a new sequence when it changes. */
export class FakeOutbox {
  private readonly rows = new Map<string, LabelChanges['items'][number]>();
  private sequence = 0;

  record(entityRef: string, labels: Labels | null): void {
    this.sequence += 1;
    this.rows.set(entityRef, { sequence: this.sequence, entityRef, labels });
  }

  read(query: { after: number; limit: number }): LabelChanges {
    const items = [...this.rows.values()]
      .filter(row => row.sequence > query.after)
      .sort((a, b) => a.sequence - b.sequence)
      .slice(0, query.limit);
    return { items };
  }

  /** As after the loss of the database. */
  reset(): void {
    this.rows.clear();
    this.sequence = 0;
  }
}
