import { CHECK_STATES, LEVELS } from 'backstage-plugin-ml-scorecards-common';
import {
  COUNT_COLUMNS,
  countsChecks,
  CountedComponent,
  DIMENSION_COUNTS,
  GroupKind,
  KINDS_OF_COMPONENTS,
} from '../database/countedColumns';
import { isAttestedAt, isWaivedAt, levelAt, stateAt } from './packedResults';
import { Positions } from './Positions';

const COLUMN_INDEX = Object.fromEntries(
  COUNT_COLUMNS.map((name, index) => [name, index]),
) as Record<(typeof COUNT_COLUMNS)[number], number>;

const STATE_INDEX = Object.fromEntries(
  CHECK_STATES.map((state, index) => [state, index]),
) as Record<(typeof CHECK_STATES)[number], number>;

// Looked up once: the loops below go over each check of each component.
const STATES = CHECK_STATES.length;
const FIRST_STATE = LEVELS.length;
const WIDTH = DIMENSION_COUNTS.length;

/** The place in CHECK_STATES of what a letter of packed states stands for, by its character code; -1 for none. */
const INDEX_OF_LETTER = Int8Array.from({ length: 128 }, (_, code) => {
  const state = stateAt(String.fromCharCode(code), 0);
  return state === undefined ? -1 : STATE_INDEX[state];
});

/** The column that counts what a letter says besides, by its character code; -1 for none. */
const COLUMN_OF_LETTER = Int8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  if (isAttestedAt(letter, 0)) {
    return COLUMN_INDEX.attested;
  }
  return INDEX_OF_LETTER[code] >= 0 && isWaivedAt(letter, 0)
    ? COLUMN_INDEX.waived
    : -1;
});

/** How many checks are in which state, in results as well as in transitions: in the order of CHECK_STATES. */
export function countStates(states: string): number[] {
  const counts = CHECK_STATES.map(() => 0);
  for (let position = 0; position < states.length; position += 1) {
    const index = INDEX_OF_LETTER[states.charCodeAt(position)];
    if (index >= 0) {
      counts[index] += 1;
    }
  }
  return counts;
}

/** By how much the counts of a group change. */
export interface GroupDelta {
  readonly kind: GroupKind;
  readonly key: string;
  /** By {@link COUNT_COLUMNS}. */
  readonly counts: Int32Array;
  /** By position of the dimension, then by {@link DIMENSION_COUNTS}. */
  readonly dimensions: Int32Array;
  /** By position of the check, then by CHECK_STATES. Empty where checks are not counted. */
  readonly checks: Int32Array;
}

/**
 * Gathers by how much rollups change when components come, go or change. Adding a component and taking it away again
 * leaves nothing.
 */
export class RollupDelta {
  private readonly positions: Positions;
  private readonly dimensionOfCheck: readonly (number | undefined)[];
  private readonly groups = new Map<GroupKind, Map<string, GroupDelta>>();

  constructor(positions: Positions) {
    this.positions = positions;
    this.dimensionOfCheck = positions.checks.map(({ dimension }) =>
      positions.dimension(dimension),
    );
  }

  add(component: CountedComponent): void {
    this.count(component, 1);
  }

  remove(component: CountedComponent): void {
    this.count(component, -1);
  }

  /** Which owners have components among those that change. */
  owners(): string[] {
    return [...(this.groups.get('owner')?.keys() ?? [])];
  }

  /**
   * The groups whose counts change. `countedIn` tells the trees that an owner is in; see `countedIn` of the owner tree.
   */
  *changes(
    countedIn: ReadonlyMap<string, readonly string[]>,
  ): Generator<GroupDelta> {
    const trees = this.trees(countedIn);
    for (const groups of [...this.groups.values(), trees]) {
      for (const group of groups.values()) {
        const { counts, dimensions, checks } = group;
        // Two checks of a dimension that swap their states change nothing but the counts of checks.
        if ([counts, dimensions, checks].some(isNotZero)) {
          yield group;
        }
      }
    }
  }

  private trees(
    countedIn: ReadonlyMap<string, readonly string[]>,
  ): Map<string, GroupDelta> {
    const trees = new Map<string, GroupDelta>();
    for (const [owner, change] of this.groups.get('owner') ?? []) {
      for (const key of countedIn.get(owner) ?? []) {
        const tree = trees.get(key) ?? this.unchanged('owner-tree', key);
        trees.set(key, tree);
        addTo(tree.counts, change.counts, 1);
        addTo(tree.dimensions, change.dimensions, 1);
      }
    }
    return trees;
  }

  private count(component: CountedComponent, sign: 1 | -1): void {
    const one = this.contribution(component);
    for (const kind of KINDS_OF_COMPONENTS) {
      const group = this.group(kind, keyOf(kind, component));
      addTo(group.counts, one.counts, sign);
      addTo(group.dimensions, one.dimensions, sign);
      if (group.checks.length > 0) {
        addTo(group.checks, one.checks, sign);
      }
    }
  }

  private contribution(component: CountedComponent) {
    const { checks, dimensions } = this.positions;
    const one = {
      counts: new Int32Array(COUNT_COLUMNS.length),
      dimensions: new Int32Array(dimensions.length * WIDTH),
      checks: new Int32Array(checks.length * STATES),
    };
    const columns: readonly (keyof typeof COLUMN_INDEX)[] = [
      'components',
      LEVELS[component.level] ?? 'none',
      tierColumn(component.tier),
    ];
    for (const column of columns) {
      one.counts[COLUMN_INDEX[column]] = 1;
    }
    one.counts[COLUMN_INDEX.at_target] = Number(
      component.level >= component.target_level,
    );
    one.counts[COLUMN_INDEX.gap] = component.gap;
    for (let position = 0; position < checks.length; position += 1) {
      const code = component.states.charCodeAt(position);
      const index = INDEX_OF_LETTER[code];
      if (COLUMN_OF_LETTER[code] >= 0) {
        one.counts[COLUMN_OF_LETTER[code]] += 1;
      }
      if (index >= 0) {
        one.counts[COLUMN_INDEX.pass + index] += 1;
        one.checks[position * STATES + index] = 1;
        const dimension = this.dimensionOfCheck[position];
        if (dimension !== undefined) {
          one.dimensions[dimension * WIDTH + FIRST_STATE + index] += 1;
        }
      }
    }
    for (let position = 0; position < dimensions.length; position += 1) {
      const start = position * WIDTH;
      const level = levelAt(component.dimension_levels, position);
      // Where nothing applies there is no level to speak of.
      const applicable =
        one.dimensions[start + FIRST_STATE + STATE_INDEX.pass] +
        one.dimensions[start + FIRST_STATE + STATE_INDEX.fail] +
        one.dimensions[start + FIRST_STATE + STATE_INDEX.unknown];
      if (level !== undefined && applicable > 0) {
        one.dimensions[start + LEVELS.indexOf(level)] = 1;
      }
    }
    return one;
  }

  private group(kind: GroupKind, key: string): GroupDelta {
    const ofKind = this.groups.get(kind) ?? new Map<string, GroupDelta>();
    this.groups.set(kind, ofKind);
    const group = ofKind.get(key) ?? this.unchanged(kind, key);
    ofKind.set(key, group);
    return group;
  }

  private unchanged(kind: GroupKind, key: string): GroupDelta {
    const { checks, dimensions } = this.positions;
    return {
      kind,
      key,
      counts: new Int32Array(COUNT_COLUMNS.length),
      dimensions: new Int32Array(dimensions.length * WIDTH),
      checks: new Int32Array(countsChecks(kind) ? checks.length * STATES : 0),
    };
  }
}

function keyOf(kind: GroupKind, component: CountedComponent): string {
  switch (kind) {
    case 'owner':
      return component.owner_ref ?? '';
    case 'system':
      return component.system_ref ?? '';
    case 'domain':
      return component.domain_ref ?? '';
    case 'tier':
      return component.tier;
    case 'lifecycle':
      // Any text can be a lifecycle, and an index takes no endless ones.
      return firstLetters(component.lifecycle ?? '', 200);
    default:
      return '';
  }
}

/** As databases cut texts: between characters, and not within one. */
function firstLetters(text: string, count: number): string {
  return text.length <= count ? text : [...text].slice(0, count).join('');
}

function tierColumn(tier: string): keyof typeof COLUMN_INDEX {
  const column = tier.replace('-', '_');
  return COUNT_COLUMNS.find(name => name === column) ?? 'unclassified';
}

function addTo(sum: Int32Array, part: Int32Array, sign: 1 | -1): void {
  for (let index = 0; index < part.length; index += 1) {
    sum[index] += sign * part[index];
  }
}

function isNotZero(numbers: Int32Array): boolean {
  return numbers.some(number => number !== 0);
}
