import { labelMatcher } from './labelMatcher';

/** What a template is filled with. Nothing else of an entity gets into a query. */
export interface QueryFilling {
  /** The label that tells components apart. */
  readonly label: string;
  /** Which of its values are asked for. */
  readonly names: readonly string[];
  /** A number to compare with, where the template has one. */
  readonly limit?: number;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
const KNOWN = ['matchers', 'by', 'limit'];

/** A PromQL query with places for the components that it is asked about. */
export class QueryTemplate {
  /** Whether it compares with a number of the component. */
  readonly hasLimit: boolean;
  readonly #text: string;

  private constructor(text: string, placeholders: readonly string[]) {
    this.#text = text;
    this.hasLimit = placeholders.includes('limit');
  }

  /** Throws if it has a placeholder that there is not, or asks for everything that the server has. */
  static parse(
    text: string,
    options: { readonly key: string; readonly hasLimit?: boolean },
  ): QueryTemplate {
    const { key, hasLimit = false } = options;
    const known = KNOWN.filter(name => hasLimit || name !== 'limit');
    const written = known.map(name => `{{${name}}}`).join(', ');
    const placeholders = [...text.matchAll(PLACEHOLDER)].map(
      ([, name]) => name,
    );
    const unknown = placeholders.find(name => !known.includes(name));
    if (unknown !== undefined) {
      throw new Error(
        `${key} has the placeholder {{${unknown}}}, and there is only ${written}`,
      );
    }
    // Braces of PromQL stand alone, but for those around {{matchers}}.
    if (/\{\{|\}\}/.test(text.replace(PLACEHOLDER, ' '))) {
      throw new Error(
        `${key} has double braces that are no placeholder; there is ${written}`,
      );
    }
    if (!placeholders.includes('matchers')) {
      throw new Error(
        `${key} must hold {{matchers}} within the braces of a metric, as in up{{{matchers}}}, or it would ask for everything`,
      );
    }
    return new QueryTemplate(text, placeholders);
  }

  render({ label, names, limit }: QueryFilling): string {
    const values: Readonly<Record<string, string>> = {
      matchers: labelMatcher(label, names),
      by: label,
      limit: String(limit),
    };
    return this.#text.replace(PLACEHOLDER, (_, name) => values[name]);
  }
}
