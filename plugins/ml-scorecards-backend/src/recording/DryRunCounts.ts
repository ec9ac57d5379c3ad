import {
  CheckState,
  DryRunReport,
  levelRank,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import { Definitions } from '../definitions';
import { Evaluation } from '../evaluation';
import { DryRunAdvice } from './DryRunAdvice';

/** Components of each kind that are told by name. */
const EXAMPLES = 20;

const COUNT_NAMES = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
} as const satisfies Record<CheckState, keyof StateCounts>;

interface Shift<T> {
  components: number;
  examples: Array<{ entityRef: string; from: T; to: T }>;
}

/** Counts what differs between two evaluations of many components. Its size does not grow with them. */
export class DryRunCounts {
  private readonly current: Definitions;
  private readonly next: Definitions;
  private readonly before: StateCounts[];
  private readonly after: StateCounts[];
  private readonly shifts = {
    level: upAndDown<Evaluation['level']>(),
    targetLevel: upAndDown<Evaluation['level']>(),
    gap: upAndDown<number>(),
  };
  private readonly newlyBelowTarget: DryRunReport['newlyBelowTarget'] = {
    components: 0,
    examples: [],
  };
  private readonly adviceBefore: DryRunAdvice;
  private readonly adviceAfter: DryRunAdvice;
  private components = 0;

  constructor(current: Definitions, next: Definitions) {
    this.current = current;
    this.next = next;
    this.before = current.checks.map(noStates);
    this.after = next.checks.map(noStates);
    this.adviceBefore = new DryRunAdvice(current);
    this.adviceAfter = new DryRunAdvice(next);
  }

  add(entityRef: string, from: Evaluation, to: Evaluation): void {
    this.components += 1;
    count(this.before, from);
    count(this.after, to);
    this.adviceBefore.add(from);
    this.adviceAfter.add(to);
    const { level, targetLevel, gap } = this.shifts;
    shift(level, entityRef, from.level, to.level, levelRank);
    shift(targetLevel, entityRef, from.targetLevel, to.targetLevel, levelRank);
    shift(gap, entityRef, from.gap, to.gap, Number);
    if (isAtTarget(from) && !isAtTarget(to)) {
      const { examples } = this.newlyBelowTarget;
      this.newlyBelowTarget.components += 1;
      if (examples.length < EXAMPLES) {
        examples.push({
          entityRef,
          level: to.level,
          targetLevel: to.targetLevel,
        });
      }
    }
  }

  report(at: Date): DryRunReport {
    const known = new Set(this.current.problems.map(keyOf));
    return {
      components: this.components,
      at: at.toISOString(),
      problems: this.next.problems.filter(
        problem => !known.has(keyOf(problem)),
      ),
      checks: this.checks(),
      advice: this.adviceBefore.differences(this.adviceAfter),
      ...this.shifts,
      newlyBelowTarget: this.newlyBelowTarget,
    };
  }

  private checks(): DryRunReport['checks'] {
    const before = byId(this.current, this.before);
    const after = byId(this.next, this.after);
    return [...new Map([...before, ...after])].flatMap(([id, { shown }]) => {
      const from = before.get(id)?.counts ?? null;
      const to = after.get(id)?.counts ?? null;
      return keyOf(from) === keyOf(to) ? [] : [{ ...shown, from, to }];
    });
  }
}

function byId(definitions: Definitions, counts: readonly StateCounts[]) {
  return new Map(
    definitions.checks.map(({ definition: { id, title, level } }, index) => [
      id,
      { shown: { id, title, level }, counts: counts[index] },
    ]),
  );
}

function count(counts: readonly StateCounts[], { verdicts }: Evaluation) {
  for (let index = 0; index < verdicts.length; index += 1) {
    counts[index][COUNT_NAMES[verdicts[index].state]] += 1;
  }
}

function shift<T>(
  shifts: { up: Shift<T>; down: Shift<T> },
  entityRef: string,
  from: T,
  to: T,
  rank: (value: T) => number,
): void {
  if (from === to) {
    return;
  }
  const changed = rank(to) > rank(from) ? shifts.up : shifts.down;
  changed.components += 1;
  if (changed.examples.length < EXAMPLES) {
    changed.examples.push({ entityRef, from, to });
  }
}

function isAtTarget({ level, targetLevel }: Evaluation): boolean {
  return levelRank(level) >= levelRank(targetLevel);
}

function upAndDown<T>(): { up: Shift<T>; down: Shift<T> } {
  return {
    up: { components: 0, examples: [] },
    down: { components: 0, examples: [] },
  };
}

function noStates(): StateCounts {
  return { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
}

function keyOf(value: unknown): string {
  return JSON.stringify(value);
}
