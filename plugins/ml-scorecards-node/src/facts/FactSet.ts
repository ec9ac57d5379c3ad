/**
 * What a fact's value is: a boolean, a whole number, a real number, a text, an instant (ISO 8601 in UTC) or a list of
 * texts. Facts hold instants, never ages, so that an unchanged source has unchanged facts.
 *
 * @public
 */
export type FactType =
  | 'boolean'
  | 'integer'
  | 'number'
  | 'string'
  | 'instant'
  | 'strings';

/**
 * Declares one fact: what it means and what its value is.
 *
 * @public
 */
export interface FactDeclaration {
  /** What its value is. */
  readonly type: FactType;
  /** What the value says about the component, as a noun phrase. */
  readonly description: string;
  /** Unit of a number, such as `bytes`. */
  readonly unit?: string;
  /**
   * Set if its texts are refs of catalog entities, or chains of these with ` > ` between. Readers of a scorecard see
   * only those that they may read.
   */
  readonly namesEntities?: true;
}

/**
 * The annotations by which an entity says which model of a source is its own. Once another one is named, the same version
 * is another thing.
 *
 * @public
 */
export interface ModelAnnotations {
  /** Those that hold the name, the one that counts first. */
  readonly named: readonly string[];
  /** Those that say where the name holds, such as an instance of the source. */
  readonly within: readonly string[];
}

/**
 * All facts of one source, by name. Conditions name them `<source>.<name>`.
 *
 * @public
 */
export interface FactSet {
  /** The source: the first part of the facts' names in conditions, and the id of the collector that fills them. */
  readonly source: string;
  /** Name of the source on pages. */
  readonly title: string;
  /** What to do for a component that this source does not serve yet. */
  readonly howToConnect: string;
  /** How an entity says which model of the source is its own, if it can. */
  readonly modelAnnotations?: ModelAnnotations;
  /** A page about how to connect the source and what is read of it. */
  readonly docsUrl?: string;
  /** The facts by name. */
  readonly facts: Readonly<Record<string, FactDeclaration>>;
}
