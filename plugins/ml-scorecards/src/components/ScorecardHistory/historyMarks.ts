import {
  Level,
  ReliabilityTier,
  ScorecardDay,
} from 'backstage-plugin-ml-scorecards-common';

/** Something that happened on a day and that explains a step. */
export type HistoryMark = { day: string } & (
  | { kind: 'level'; from: Level; to: Level }
  | { kind: 'tier'; from: ReliabilityTier; to: ReliabilityTier }
  | { kind: 'definitions' }
);

/** The days of a period on which the level or the tier became another one, or on which something else was asked. */
export function historyMarks(standing: readonly ScorecardDay[]): HistoryMark[] {
  return standing.flatMap((one, index): HistoryMark[] => {
    const { day, level, tier, definitionsChanged } = one;
    const before = standing[index - 1] ?? one;
    return [
      ...(before.tier !== tier
        ? [{ day, kind: 'tier' as const, from: before.tier, to: tier }]
        : []),
      ...(before.level !== level
        ? [{ day, kind: 'level' as const, from: before.level, to: level }]
        : []),
      ...(definitionsChanged ? [{ day, kind: 'definitions' as const }] : []),
    ];
  });
}
