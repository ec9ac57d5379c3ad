/** Why something cannot be told. */
export interface Unknown {
  readonly unknownBecause: string;
}
