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
}

/**
 * Facts that are unknown for one reason.
 *
 * @public
 */
export function unknownFacts<TSet extends FactSet>(
  names: ReadonlyArray<keyof Facts<TSet> & string>,
  unknownBecause: string,
): Facts<TSet> {
  return Object.fromEntries(
    names.map(name => [name, { unknownBecause }]),
  ) as Facts<TSet>;
}
