/** What an audit looks for. */
export const AUDIT_KINDS = [
  /** The last transition of a component is not its current state. */
  'history-end',
  /** A transition that changes nothing. */
  'history-step',
  /** A transition that is older than the one before. */
  'history-order',
  /** Counts, level or gap of a component that do not follow from its results. */
  'summary',
  /** Counts of a group that are not those of its components. */
  'rollup',
  /** The last snapshot of a group is not its rollup. */
  'snapshot',
  /** Owners of a component that are not those of its entity. */
  'owners',
  /** Rows of a component that does not exist. */
  'unknown-component',
] as const;

/** One of {@link AUDIT_KINDS}. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Something that is not as it should be. */
export interface AuditDifference {
  readonly kind: AuditKind;
  /** Entity ref, group or table. */
  readonly subject: string;
  readonly message: string;
}

/** What an audit found, and what it mended. */
export interface AuditReport {
  /** Components with results, all of which were looked at. */
  readonly components: number;
  /** Components whose level and gap were calculated again: those evaluated with the definitions that are at hand. */
  readonly recalculated: number;
  readonly counts: Readonly<Record<AuditKind, number>>;
  /** The first of each kind. */
  readonly differences: readonly AuditDifference[];
  /** How many differences of each kind are gone now. */
  readonly mended: Readonly<Record<AuditKind, number>>;
}

/** Differences of one kind that are told one by one: whoever needs more has a larger problem. */
const TOLD = 20;

/** Counts differences and keeps the first of each kind, so that a spoiled database does not fill the memory. */
export class AuditFindings {
  private readonly counts = zeroes();
  private readonly mended = zeroes();
  private readonly told: AuditDifference[] = [];

  add(difference: AuditDifference): void {
    this.counts[difference.kind] += 1;
    if (this.counts[difference.kind] <= TOLD) {
      this.told.push(difference);
    }
  }

  addMended(kind: AuditKind, count: number): void {
    this.mended[kind] += count;
  }

  count(kind: AuditKind): number {
    return this.counts[kind];
  }

  report(
    looked: Pick<AuditReport, 'components' | 'recalculated'>,
  ): AuditReport {
    return {
      ...looked,
      counts: { ...this.counts },
      differences: [...this.told].sort(
        (a, b) => AUDIT_KINDS.indexOf(a.kind) - AUDIT_KINDS.indexOf(b.kind),
      ),
      mended: { ...this.mended },
    };
  }
}

/** How many differences there were, or are left after mending. */
export function differencesIn(report: AuditReport): {
  found: number;
  left: number;
} {
  const sum = (counts: AuditReport['counts']) =>
    AUDIT_KINDS.reduce((total, kind) => total + counts[kind], 0);
  const found = sum(report.counts);
  return { found, left: found - sum(report.mended) };
}

function zeroes(): Record<AuditKind, number> {
  return Object.fromEntries(AUDIT_KINDS.map(kind => [kind, 0])) as Record<
    AuditKind,
    number
  >;
}
