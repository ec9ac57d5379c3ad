import { BoundedCache } from './BoundedCache';

/**
 * Keeps what was read until the next recording that changes what can be read, so that asking again costs nothing but
 * the statement that tells the epoch.
 */
export class EpochMemo<V> {
  private readonly options: {
    maxWeight: number;
    weigh: (value: V) => number;
  };
  private epoch = -1;
  private cache: BoundedCache<V>;

  constructor(options: EpochMemo<V>['options']) {
    this.options = options;
    this.cache = new BoundedCache<V>(options);
  }

  async get(epoch: number, key: string, load: () => Promise<V>): Promise<V> {
    if (epoch < this.epoch) {
      // A request that has been overtaken. What it reads may be newer than its epoch, and is of no use to others.
      return load();
    }
    if (epoch > this.epoch) {
      this.epoch = epoch;
      this.cache = new BoundedCache<V>(this.options);
    }
    return this.cache.get(key, load);
  }
}
