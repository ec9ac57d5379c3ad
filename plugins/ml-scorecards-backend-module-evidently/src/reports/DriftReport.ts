/** How far the values of one column are from those of its reference, by one method. */
export interface ColumnDrift {
  readonly column: string;
  /** As the library calls it. */
  readonly method: string;
  /** What the method gives, which is a p-value or a distance. Absent if it could not be computed. */
  readonly score?: number;
  /** Absent if nothing tells. */
  readonly hasDrifted?: boolean;
}

/** What one report says, whichever library made it. */
export interface DriftReport {
  /** The library. */
  readonly tool: string;
  /** When it was made, in milliseconds, if it says so itself. */
  readonly madeAt?: number;
  /** Up to when its data go, in milliseconds, if it says that instead: it was made then or later. */
  readonly dataUntil?: number;
  /** Whether it is on drift at all. */
  readonly isOnDrift: boolean;
  readonly columns: readonly ColumnDrift[];
  /** Share of the columns that drifted, if the library has counted them. */
  readonly driftedShare?: number;
  /** How many of the columns drifted over time, as a share, by when data end, if the report has several spans of time. */
  readonly driftedShares?: ReadonlyArray<{
    readonly at: number;
    readonly value: number;
  }>;
  /** Names of the tests that failed; absent if it has no tests. */
  readonly failedTests?: readonly string[];
  /** How good predictions are, by names of metrics. */
  readonly quality: ReadonlyMap<string, number>;
  /** Number of rows that were looked at, if it was counted. */
  readonly rows?: number;
}
