import { ComponentSet } from './ComponentSet';

/** What takes next to nothing still takes an entry. */
const ENTRY_BYTES = 200;

/** A set as of an epoch of components. */
export interface KnownSet {
  readonly epoch: number;
  readonly set: ComponentSet;
}

/** Sets that are kept, up to a number of bytes. The one that was used longest ago is forgotten first. */
export class KnownSets {
  private readonly maxBytes: number;
  private readonly sets = new Map<string, KnownSet>();
  private bytes = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get(key: string): KnownSet | undefined {
    const known = this.sets.get(key);
    if (known) {
      this.sets.delete(key);
      this.sets.set(key, known);
    }
    return known;
  }

  put(key: string, known: KnownSet): void {
    this.drop(key);
    this.sets.set(key, known);
    this.bytes += bytesOf(known);
    for (const oldest of this.sets.keys()) {
      if (this.bytes <= this.maxBytes) {
        return;
      }
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const known = this.sets.get(key);
    if (known) {
      this.bytes -= bytesOf(known);
      this.sets.delete(key);
    }
  }
}

function bytesOf({ set }: KnownSet): number {
  return set.bits.length + ENTRY_BYTES;
}
