import {
  Level,
  ReliabilityTier,
  ScorecardDay,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';

/** Something that happened on a day and that explains a step. */
export type HistoryMark = { day: string } & (
  | { kind: 'level'; from: Level; to: Level }
  | { kind: 'tier'; from: ReliabilityTier; to: ReliabilityTier }
  | { kind: 'definitions' }
);

/**
 * The days on which the level or the tier became another one, or on which something else was asked. The latter are known as
 * far back as transitions were loaded.
 */
export function historyMarks(options: {
  /** Every day of the period. */
  standing: readonly ScorecardDay[];
  transitions: readonly Transition[];
}): HistoryMark[] {
  const { standing, transitions } = options;
  const askedAnew = new Set(
    transitions
      .filter(({ cause }) => cause === 'definitions')
      .map(({ at }) => at.slice(0, 10)),
  );
  return standing.flatMap((one, index): HistoryMark[] => {
    const { day, level, tier } = one;
    const before = standing[index - 1] ?? one;
    return [
      ...(before.tier !== tier
        ? [{ day, kind: 'tier' as const, from: before.tier, to: tier }]
        : []),
      ...(before.level !== level
        ? [{ day, kind: 'level' as const, from: before.level, to: level }]
        : []),
      ...(askedAnew.has(day) ? [{ day, kind: 'definitions' as const }] : []),
    ];
  });
}
