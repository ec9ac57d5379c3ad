import { Facts } from './FactCollector';
import { FactSet } from './facts';

/**
 * Why something cannot be told. Can stand for any fact.
 *
 * @public
 */
export interface Unknown {
  /** The cause, in words that follow "unknown, because". */
  readonly unknownBecause: string;
  /**
   * Set where the source was read and holds nothing of the kind, for the component measures or keeps it elsewhere, if at all.
   * Where a check asks several sources, one that is silent leaves the answer to the others. Never set it for what could
   * not be read: that could yet contradict them.
   */
  readonly isSilent?: true;
}

/**
 * Facts that are unknown for one reason.
 *
 * @public
 */
export function unknownFacts<TSet extends FactSet>(
  names: ReadonlyArray<keyof Facts<TSet> & string>,
  unknown: Unknown,
): Facts<TSet> {
  return Object.fromEntries(names.map(name => [name, unknown])) as Facts<TSet>;
}
