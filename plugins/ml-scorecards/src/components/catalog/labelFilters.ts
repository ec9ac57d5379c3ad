import { Entity } from '@backstage/catalog-model';
import { EntityFilter } from '@backstage/plugin-catalog-react';
import { WRITTEN_LABELS } from 'backstage-plugin-ml-scorecards-common';

abstract class WrittenLabelFilter implements EntityFilter {
  protected constructor(
    private readonly label: string,
    readonly values: string[],
  ) {}

  getCatalogFilters(): Record<string, string[]> {
    return { [`metadata.labels.${this.label}`]: this.values };
  }

  filterEntity(entity: Entity): boolean {
    return this.values.includes(entity.metadata.labels?.[this.label] ?? '');
  }

  toQueryValue(): string[] {
    return this.values;
  }
}

/** Entities whose reliability tier is one of these. The catalog's backend filters, and the tiers stay in the address. */
export class ReliabilityTierFilter extends WrittenLabelFilter {
  constructor(values: string[]) {
    super(WRITTEN_LABELS.reliabilityTier, values);
  }
}

/** Entities whose level is one of these. The catalog's backend filters, and the levels stay in the address. */
export class LevelFilter extends WrittenLabelFilter {
  constructor(values: string[]) {
    super(WRITTEN_LABELS.level, values);
  }
}
