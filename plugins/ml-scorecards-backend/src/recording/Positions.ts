/** A check that has a place in packed texts. */
export interface PlacedCheck {
  readonly id: string;
  readonly dimension: string;
}

/**
 * Where checks and dimensions stand in packed texts. Places are given once and for all: a check that goes leaves its
 * place empty, and one that comes back finds it again.
 */
export class Positions {
  /** Grows when places are given. */
  readonly version: number;
  /** By position. */
  readonly checks: readonly PlacedCheck[];
  /** Ids by position. */
  readonly dimensions: readonly string[];
  private readonly ofCheck: ReadonlyMap<string, number>;
  private readonly ofDimension: ReadonlyMap<string, number>;

  constructor(options: {
    version: number;
    checks: readonly PlacedCheck[];
    dimensions: readonly string[];
  }) {
    this.version = options.version;
    this.checks = options.checks;
    this.dimensions = options.dimensions;
    this.ofCheck = new Map(options.checks.map(({ id }, index) => [id, index]));
    this.ofDimension = new Map(
      options.dimensions.map((id, index) => [id, index]),
    );
  }

  /** Undefined for a check that was never recorded. */
  check(id: string): number | undefined {
    return this.ofCheck.get(id);
  }

  /** Of all checks that a dimension has, or had. */
  ofDimensionsChecks(dimension: string): number[] {
    return this.checks.flatMap((check, position) =>
      check?.dimension === dimension ? [position] : [],
    );
  }

  /** Of checks that all have one. */
  ofChecks(
    checks: readonly { readonly definition: { id: string } }[],
  ): number[] {
    return checks.map(({ definition }) => {
      const position = this.check(definition.id);
      if (position === undefined) {
        throw new Error(`The check ${definition.id} has no position`);
      }
      return position;
    });
  }

  /** Undefined for a dimension that was never recorded. */
  dimension(id: string): number | undefined {
    return this.ofDimension.get(id);
  }
}
