import { Evidence } from 'backstage-plugin-ml-scorecards-common';
import { FactName } from '../definitions';
import { evidenceFor, SourceReading } from '../evaluation';
import { Catalogue } from '../catalogue/Catalogue';

/** The facts that a scorecard names anywhere, each written down once. */
export class FactSheet {
  private readonly options: {
    readings: ReadonlyMap<string, SourceReading>;
    catalogue: Catalogue;
  };
  private readonly evidence = new Map<string, Evidence>();

  constructor(options: FactSheet['options']) {
    this.options = options;
  }

  /** Writes facts down, and gives the names by which they are found. What nobody declares is left out. */
  add(facts: Iterable<FactName>): string[] {
    const names = new Set<string>();
    for (const fact of facts) {
      const name = `${fact.source}.${fact.name}`;
      if (this.evidence.has(name) || this.write(name, fact)) {
        names.add(name);
      }
    }
    return [...names];
  }

  all(): Record<string, Evidence> {
    return Object.fromEntries(this.evidence);
  }

  private write(name: string, fact: FactName): boolean {
    const { readings, catalogue } = this.options;
    const evidence = evidenceFor(readings, fact);
    if (evidence) {
      this.evidence.set(name, {
        ...evidence,
        custom: catalogue.hasFact(fact) ? undefined : true,
      });
    }
    return evidence !== undefined;
  }
}
