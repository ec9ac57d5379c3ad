import { Entity } from '@backstage/catalog-model';
import { TableColumn } from '@backstage/core-components';
import {
  LEVELS,
  RELIABILITY_TIERS,
  WRITTEN_LABELS,
} from 'backstage-plugin-ml-scorecards-common';
import { LevelLabel } from '../shared/LevelLabel';
import { TierLabel } from '../shared/TierLabel';
import { ColumnTitle } from './ColumnTitle';
import { writtenLabels } from './writtenLabels';

/** Any row of a table of entities, such as `CatalogTableRow`. */
interface EntityRow {
  entity: Entity;
}

/**
 * A column of the catalog's table with the reliability tier, read from the entity's labels: no row asks for anything.
 * Where tables are sorted in the browser, the most critical come first.
 *
 * @public
 */
export function createTierColumn<
  Row extends { entity: Entity },
>(): TableColumn<Row> {
  const rank = ({ entity }: EntityRow) => {
    const { tier } = writtenLabels(entity);
    return tier ? RELIABILITY_TIERS.indexOf(tier) : RELIABILITY_TIERS.length;
  };
  return {
    title: <ColumnTitle of="tier" />,
    field: `entity.metadata.labels.${WRITTEN_LABELS.reliabilityTier}`,
    width: 'auto',
    searchable: false,
    customSort: (one, other) => rank(one) - rank(other),
    render: ({ entity }) => {
      const { tier } = writtenLabels(entity);
      return tier && <TierLabel tier={tier} short />;
    },
  };
}

/**
 * A column of the catalog's table with the level, read from the entity's labels: no row asks for anything. Where tables
 * are sorted in the browser, those without a scorecard come first, then the lowest level.
 *
 * @public
 */
export function createLevelColumn<
  Row extends { entity: Entity },
>(): TableColumn<Row> {
  const rank = ({ entity }: EntityRow) => {
    const { level } = writtenLabels(entity);
    return level ? LEVELS.indexOf(level) : -1;
  };
  return {
    title: <ColumnTitle of="level" />,
    field: `entity.metadata.labels.${WRITTEN_LABELS.level}`,
    width: 'auto',
    searchable: false,
    customSort: (one, other) => rank(one) - rank(other),
    render: ({ entity }) => {
      const { level } = writtenLabels(entity);
      return level && <LevelLabel level={level} short />;
    },
  };
}
