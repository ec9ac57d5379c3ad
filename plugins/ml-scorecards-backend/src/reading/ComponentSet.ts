import { createHash } from 'node:crypto';

/** How many bits are set in each byte. */
const BITS_SET = Uint8Array.from({ length: 256 }, (_, byte) =>
  [...byte.toString(2)].reduce((sum, bit) => sum + Number(bit), 0),
);

/**
 * A set of components by their ids. Ids are dense numbers, so it is a bit for each: 12.5 kB for 100,000 components,
 * whichever they are, and a database can look a row up in it.
 */
export class ComponentSet {
  /** Bit n is component n. The last byte is not 0, so that the same set has the same bytes. */
  readonly bits: Uint8Array;
  readonly size: number;
  private hash?: string;

  private constructor(bits: Uint8Array) {
    let length = bits.length;
    while (length > 0 && bits[length - 1] === 0) {
      length -= 1;
    }
    // What is cut off must not be kept in memory.
    this.bits = bits.slice(0, length);
    this.size = this.bits.reduce((sum, byte) => sum + BITS_SET[byte], 0);
  }

  static of(ids: readonly number[]): ComponentSet {
    const highest = ids.reduce((most, id) => Math.max(most, id), -1);
    const bits = new Uint8Array(Math.ceil((highest + 1) / 8));
    for (const id of ids) {
      bits[Math.floor(id / 8)] |= 1 << id % 8;
    }
    return new ComponentSet(bits);
  }

  /** Differs where the components do. */
  get fingerprint(): string {
    this.hash ??= createHash('sha256').update(this.bits).digest('base64');
    return this.hash;
  }

  has(id: number): boolean {
    return ((this.bits[Math.floor(id / 8)] ?? 0) & (1 << id % 8)) !== 0;
  }

  and(other: ComponentSet): ComponentSet {
    return this.combine(other, (mine, theirs) => mine & theirs);
  }

  or(other: ComponentSet): ComponentSet {
    return this.combine(other, (mine, theirs) => mine | theirs);
  }

  without(other: ComponentSet): ComponentSet {
    return this.combine(other, (mine, theirs) => mine & ~theirs);
  }

  /** In ascending order. */
  ids(): number[] {
    const ids: number[] = [];
    this.bits.forEach((byte, index) => {
      for (let bit = 0; bit < 8; bit += 1) {
        if (byte & (1 << bit)) {
          ids.push(index * 8 + bit);
        }
      }
    });
    return ids;
  }

  private combine(
    other: ComponentSet,
    combined: (mine: number, theirs: number) => number,
  ): ComponentSet {
    const bits = new Uint8Array(Math.max(this.bits.length, other.bits.length));
    for (let index = 0; index < bits.length; index += 1) {
      bits[index] = combined(this.bits[index] ?? 0, other.bits[index] ?? 0);
    }
    return new ComponentSet(bits);
  }
}

export const NO_COMPONENTS = ComponentSet.of([]);
