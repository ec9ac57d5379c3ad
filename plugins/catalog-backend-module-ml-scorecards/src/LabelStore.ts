import { LabelChanges } from 'backstage-plugin-ml-scorecards-common';

/** What the catalog shows of one component. */
export type Labels = NonNullable<LabelChanges['items'][number]['labels']>;

export function sameLabels(a: Labels | undefined, b: Labels | undefined) {
  return a?.tier === b?.tier && a?.level === b?.level;
}

/**
 * The labels of all components, in memory, as far as this process has read them.
 *
 * Until they are loaded the processor falls back on what an entity had before, and the store remembers what each entity
 * was given, so that exactly those that were given something else than they have can be refreshed after the load. That
 * memory ends with the load, and is bounded: beyond `givenLimit` entities it only knows that there were more, and the
 * load then refreshes every component that it has no note of.
 */
export class LabelStore {
  private readonly labels = new Map<string, Labels>();
  private readonly given = new Map<string, Labels | undefined>();
  private readonly givenLimit: number;
  private givenToMore = false;
  private loaded = false;

  constructor(options?: { givenLimit?: number }) {
    this.givenLimit = options?.givenLimit ?? 100_000;
  }

  get isLoaded(): boolean {
    return this.loaded;
  }

  get size(): number {
    return this.labels.size;
  }

  get(entityRef: string): Labels | undefined {
    return this.labels.get(entityRef);
  }

  /** Notes what an entity was given before the load. */
  noteGiven(entityRef: string, labels: Labels | undefined): void {
    if (this.given.size < this.givenLimit || this.given.has(entityRef)) {
      this.given.set(entityRef, labels);
    } else {
      this.givenToMore = true;
    }
  }

  /** Takes over changes, and after the load gives the entities whose labels are now others. */
  update(changes: LabelChanges['items']): string[] {
    const changed: string[] = [];
    for (const { entityRef, labels } of changes) {
      if (!sameLabels(this.labels.get(entityRef), labels ?? undefined)) {
        changed.push(entityRef);
      }
      if (labels) {
        this.labels.set(entityRef, labels);
      } else {
        this.labels.delete(entityRef);
      }
    }
    return this.loaded ? changed : [];
  }

  /** Ends the time before the load, and gives the entities that were given other labels than they have. */
  markLoaded(): string[] {
    const outdated = [...this.given]
      .filter(([ref, labels]) => !sameLabels(labels, this.labels.get(ref)))
      .map(([ref]) => ref);
    if (this.givenToMore) {
      for (const ref of this.labels.keys()) {
        if (!this.given.has(ref)) {
          outdated.push(ref);
        }
      }
    }
    this.given.clear();
    this.loaded = true;
    return outdated;
  }
}
