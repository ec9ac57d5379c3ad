import {
  isTooLarge,
  settle,
  Settled,
} from 'backstage-plugin-ml-scorecards-node';
import { AlertRule } from './AlertRule';

/** Longer than the batches of a pass take, and not so long that a refresh shows old alerts. */
const KEPT_MS = 3 * 60_000;

export type SettledRules = Settled<readonly AlertRule[]>;

/** The alert rules of one server, read once for all batches of a pass: there may be megabytes of them. */
export class RulesMemory {
  #kept?: { readonly readAt: number; readonly rules: SettledRules };

  /** What was read lately, or else what is read now. */
  async get(
    read: () => Promise<readonly AlertRule[]>,
    now: number,
  ): Promise<SettledRules> {
    const kept = this.#kept;
    if (kept && Math.abs(now - kept.readAt) < KEPT_MS) return kept.rules;
    const rules = await settle(read());
    // That there are too many is as good as an answer. What else fails may be mended at once.
    const isLasting = 'value' in rules || isTooLarge(rules.failure);
    this.#kept = isLasting ? { readAt: now, rules } : undefined;
    return rules;
  }
}
