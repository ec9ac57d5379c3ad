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
  /** A page about how to connect the source and what is read of it. */
  readonly docsUrl?: string;
  /** The facts by name. */
  readonly facts: Readonly<Record<string, FactDeclaration>>;
}
