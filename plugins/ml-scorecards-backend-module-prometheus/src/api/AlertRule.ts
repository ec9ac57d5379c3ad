/** An alert rule that a server evaluates. */
export interface AlertRule {
  readonly group: string;
  readonly name: string;
  readonly query: string;
  /** The values of labels that its query selects. */
  readonly matchers: ReadonlyMap<string, readonly string[]>;
  /** The labels that its query selects or leaves out by; undefined if that cannot be told. */
  readonly selectingLabels?: ReadonlySet<string>;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The labels of its alerts that fire now. */
  readonly firing: ReadonlyArray<Readonly<Record<string, string>>>;
}
