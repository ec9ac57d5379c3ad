import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import limiterFactory from 'p-limit';
import {
  Among,
  readChangedSince,
  readComponentIds,
  readEntityParts,
  readIdsByRef,
  readIdsOfKinds,
  readIdsOfOwners,
} from '../database/conditionQueries';
import { readSnapshot } from '../database/readSnapshot';
import { readReadState, ReadState } from '../database/recordingState';
import { CatalogCondition, CatalogRule } from './catalogConditions';
import { ComponentSet } from './ComponentSet';
import { fieldOf, FieldRule, meetsRule } from './entityFields';
import { KnownSet, KnownSets } from './KnownSets';
import { VisibleSet } from './VisibleSet';

/** Bytes of sets kept for all callers together: those of thousands of rules at 100,000 components. */
const MAX_BYTES = 64_000_000;

/** Finds components that have something in common, by id. */
type Find = (knex: Knex, among: Among) => Promise<number[]>;

const ALL = 'all';

/**
 * Says which components meet conditions, as of when components last changed. What meets a rule is found out of all
 * components once for all callers, and from then on of those that have changed since.
 */
export class ConditionSets {
  private readonly knex: Knex;
  private readonly known = new KnownSets(MAX_BYTES);
  private readonly inTurn = limiterFactory(1);

  constructor(knex: Knex) {
    this.knex = knex;
  }

  /** The components that meet a condition. */
  async meeting(
    condition: CatalogCondition,
    state: ReadState,
  ): Promise<VisibleSet> {
    const finds = new Map(
      rulesOf(condition).map(rule => [keyOf(rule), findOf(rule)]),
    );
    return this.asOf(state, finds, sets => meeting(condition, sets));
  }

  /** The components among some entities. The fingerprint differs where the entities do. */
  async among(
    entities: { refs: ReadonlySet<string>; fingerprint: string },
    state: ReadState,
  ): Promise<VisibleSet> {
    const key = `refs ${entities.fingerprint}`;
    const find: Find = async (knex, among) => [
      ...(await readIdsByRef(knex, [...entities.refs], among)).values(),
    ];
    return this.asOf(state, new Map([[key, find]]), sets => sets.get(key)!);
  }

  private async asOf(
    state: ReadState,
    wanted: ReadonlyMap<string, Find>,
    combine: (sets: ReadonlyMap<string, ComponentSet>) => ComponentSet,
  ): Promise<VisibleSet> {
    const finds = new Map([...wanted, [ALL, readComponentIds as Find]]);
    const { epoch, sets } =
      this.current([...finds.keys()], state) ??
      (await this.inTurn(
        async () =>
          // Somebody before may have asked for the same.
          this.current([...finds.keys()], state) ?? this.refresh(finds),
      ));
    return new VisibleSet({
      visible: combine(sets),
      all: sets.get(ALL)!,
      componentsEpoch: epoch,
    });
  }

  /** Sets that are all of one epoch, and not before that of the state. */
  private current(keys: readonly string[], state: ReadState) {
    const sets = new Map<string, ComponentSet>();
    let epoch: number | undefined;
    for (const key of keys) {
      const known = this.known.get(key);
      epoch ??= known?.epoch;
      if (!known || known.epoch !== epoch || epoch < state.componentsEpoch) {
        return undefined;
      }
      sets.set(key, known.set);
    }
    return epoch === undefined ? undefined : { epoch, sets };
  }

  /**
   * All sets are read as of one instant: of some from before a change and others from after it, an entity could come out
   * readable that never was. What was removed stays in them; nobody finds it.
   */
  private async refresh(finds: ReadonlyMap<string, Find>) {
    return readSnapshot(this.knex, async transaction => {
      const { componentsEpoch: epoch } = await readReadState(transaction);
      const sets = new Map<string, ComponentSet>();
      const changedSince = new Map<number, number[]>();
      const changes = async (since: number) => {
        const changed =
          changedSince.get(since) ??
          (await readChangedSince(transaction, since));
        changedSince.set(since, changed);
        return changed;
      };
      for (const [key, find] of finds) {
        const known = this.known.get(key);
        const set =
          known?.epoch === epoch
            ? known.set
            : await updated(transaction, find, known, changes);
        this.known.put(key, { epoch, set });
        sets.set(key, set);
      }
      return { epoch, sets };
    });
  }
}

async function updated(
  knex: Knex,
  find: Find,
  known: KnownSet | undefined,
  changesSince: (epoch: number) => Promise<number[]>,
): Promise<ComponentSet> {
  if (!known) {
    return ComponentSet.of(await find(knex, 'all'));
  }
  const changed = await changesSince(known.epoch);
  return changed.length === 0
    ? known.set
    : known.set
        .without(ComponentSet.of(changed))
        .or(ComponentSet.of(await find(knex, changed)));
}

/** Pure. `sets` has those of all rules of the condition. */
function meeting(
  condition: CatalogCondition,
  sets: ReadonlyMap<string, ComponentSet>,
): ComponentSet {
  if ('allOf' in condition) {
    return condition.allOf
      .map(part => meeting(part, sets))
      .reduce((all, set) => all.and(set));
  }
  if ('anyOf' in condition) {
    return condition.anyOf
      .map(part => meeting(part, sets))
      .reduce((all, set) => all.or(set));
  }
  if ('not' in condition) {
    return sets.get(ALL)!.without(meeting(condition.not, sets));
  }
  return sets.get(keyOf(condition))!;
}

function rulesOf(condition: CatalogCondition): CatalogRule[] {
  if ('allOf' in condition) {
    return condition.allOf.flatMap(rulesOf);
  }
  if ('anyOf' in condition) {
    return condition.anyOf.flatMap(rulesOf);
  }
  return 'not' in condition ? rulesOf(condition.not) : [condition];
}

function keyOf(rule: CatalogRule): string {
  return JSON.stringify(rule);
}

function findOf(rule: CatalogRule): Find {
  switch (rule.rule) {
    case 'kind':
      return (knex, among) => readIdsOfKinds(knex, rule.kinds, among);
    case 'owner':
      return (knex, among) => readIdsOfOwners(knex, rule.owners, among);
    default:
      return (knex, among) => findByField(knex, rule, among);
  }
}

async function findByField(
  knex: Knex,
  rule: FieldRule,
  among: Among,
): Promise<number[]> {
  const ids: number[] = [];
  for await (const page of readEntityParts(knex, fieldOf(rule), among)) {
    for (const { id, part } of page) {
      if (meetsRule(rule, part)) {
        ids.push(id);
      }
    }
    await setImmediate();
  }
  return ids;
}
