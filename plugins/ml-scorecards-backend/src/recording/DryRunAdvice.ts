import { DryRunReport } from 'backstage-plugin-ml-scorecards-common';
import { Definitions } from '../definitions';
import { Evaluation } from '../evaluation';

type Kind = DryRunReport['advice'][number]['kind'];

/** Counts to how many components definitions give each piece of advice. */
export class DryRunAdvice {
  private readonly titles: ReadonlyMap<string, AdviceTitle>;
  private readonly given = new Map<string, number>();

  constructor(definitions: Definitions) {
    const named = (
      kind: Kind,
      all: readonly { definition: { id: string; title: string } }[],
    ) =>
      all.map(({ definition: { id, title } }): [string, AdviceTitle] => [
        keyOf(kind, id),
        { kind, id, title },
      ]);
    this.titles = new Map([
      ...named('trigger', definitions.triggers),
      ...named('finding', definitions.findings),
      ...named('storage-advice', definitions.storageRules),
    ]);
  }

  add({ advice }: Evaluation): void {
    for (const [id, { state }] of Object.entries(advice.triggers)) {
      if (state === 'fired') {
        this.count('trigger', id);
      }
    }
    for (const [id, state] of Object.entries(advice.findings)) {
      if (state === 'open') {
        this.count('finding', id);
      }
    }
    if (advice.storageRule !== undefined) {
      this.count('storage-advice', advice.storageRule);
    }
  }

  /** What others give to more or to fewer components. */
  differences(next: DryRunAdvice): DryRunReport['advice'] {
    return [...new Map([...this.titles, ...next.titles])].flatMap(
      ([key, title]) => {
        const from = this.countOf(key);
        const to = next.countOf(key);
        return from === to ? [] : [{ ...title, from, to }];
      },
    );
  }

  private count(kind: Kind, id: string): void {
    const key = keyOf(kind, id);
    this.given.set(key, (this.given.get(key) ?? 0) + 1);
  }

  private countOf(key: string): number | null {
    return this.titles.has(key) ? this.given.get(key) ?? 0 : null;
  }
}

interface AdviceTitle {
  kind: Kind;
  id: string;
  title: string;
}

function keyOf(kind: Kind, id: string): string {
  return `${kind}/${id}`;
}
