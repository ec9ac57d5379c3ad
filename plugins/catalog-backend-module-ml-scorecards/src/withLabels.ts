import { Entity } from '@backstage/catalog-model';
import { WRITTEN_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { Labels } from './LabelStore';

/*
 * The catalog does not search in labels but in paths: it joins the keys on the way to a value with dots and compares them
 * without regard to case. So `labels: { mlscorecards.io/LEVEL: gold }` and even a field of metadata that is called
 * `labels.mlscorecards.io/level` would be found as the level, and a second spelling beside our label makes the catalog
 * refuse the entity. Everything that would be found under one of our labels is therefore removed, wherever it stands.
 */
const RESERVED_PATHS = Object.values(WRITTEN_LABELS).map(
  label => `metadata.labels.${label}`,
);

/** Gives the entity with these labels, or without any, whatever the entity says of itself. */
export function withLabels(entity: Entity, labels: Labels | undefined): Entity {
  const bare = withoutReserved(entity, '');
  if (!labels) {
    return bare;
  }
  return {
    ...bare,
    metadata: {
      ...bare.metadata,
      labels: {
        ...bare.metadata.labels,
        [WRITTEN_LABELS.reliabilityTier]: labels.tier,
        [WRITTEN_LABELS.level]: labels.level,
      },
    },
  };
}

/** Copies only what it changes, and looks only where a reserved path could come from. */
function withoutReserved<T>(value: T, path: string): T;
function withoutReserved(value: unknown, path: string): unknown {
  if (!leadsToReserved(path) || typeof value !== 'object' || !value) {
    return value;
  }
  if (Array.isArray(value)) {
    // The catalog finds a text in a list both under the list's path and under that path with the text as a last key
    const kept = value
      .filter(
        item => typeof item !== 'string' || !isReserved(joinPath(path, item)),
      )
      .map(item => withoutReserved(item, path));
    return kept.length === value.length && kept.every((k, i) => k === value[i])
      ? value
      : kept;
  }
  const entries = Object.entries(value);
  const kept = entries
    .filter(([key]) => !isReserved(joinPath(path, key)))
    .map(([key, child]) => [key, withoutReserved(child, joinPath(path, key))]);
  return kept.length === entries.length &&
    kept.every(([, child], i) => child === entries[i][1])
    ? value
    : Object.fromEntries(kept);
}

function joinPath(path: string, key: string): string {
  return (path ? `${path}.${key}` : key).toLowerCase();
}

function isReserved(path: string): boolean {
  return RESERVED_PATHS.includes(path);
}

function leadsToReserved(path: string): boolean {
  return !path || RESERVED_PATHS.some(p => p.startsWith(`${path}.`));
}
