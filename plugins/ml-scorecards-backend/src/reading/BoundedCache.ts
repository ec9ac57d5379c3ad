interface Entry<V> {
  readonly value: Promise<V>;
  readonly loadedAt: number;
  weight: number;
}

/**
 * Keeps what was asked for lately, up to a total weight. Callers who ask for the same at once share one answer, and a
 * failure is not kept.
 */
export class BoundedCache<V> {
  private readonly options: {
    maxWeight: number;
    weigh: (value: V) => number;
    /** For how long a value is good, from when it was asked for. For ever if not given. */
    maxAgeMs?: number;
    now?: () => number;
  };
  /** The one that was used longest ago comes first. */
  private readonly entries = new Map<string, Entry<V>>();
  private weight = 0;

  constructor(options: BoundedCache<V>['options']) {
    this.options = options;
  }

  async get(key: string, load: () => Promise<V>): Promise<V> {
    const { maxAgeMs = Infinity, now = Date.now } = this.options;
    const known = this.entries.get(key);
    if (known && now() - known.loadedAt < maxAgeMs) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known.value;
    }
    this.drop(key);
    const entry: Entry<V> = { value: load(), loadedAt: now(), weight: 0 };
    this.entries.set(key, entry);
    try {
      this.settle(key, entry, await entry.value);
    } catch (error) {
      if (this.entries.get(key) === entry) {
        this.drop(key);
      }
      throw error;
    }
    return entry.value;
  }

  private settle(key: string, entry: Entry<V>, value: V): void {
    if (this.entries.get(key) !== entry) {
      return;
    }
    entry.weight = this.options.weigh(value);
    this.weight += entry.weight;
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.options.maxWeight) {
        return;
      }
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
