import { FactSet, knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { Definitions, FactName } from '../definitions';
import { scorecardFacts } from '../definitions/scorecardFacts';

/** What the facts are that ship with the product, whether or not a collector of theirs is installed. */
export const CATALOGUE_FACTS: readonly FactSet[] = [
  ...knownFactSets,
  scorecardFacts,
];

/**
 * The pages about checks and facts that ship with the product, as scorecards link to them. What a portal has made or
 * changed by its configuration has none: the page would be about something else.
 */
export class Catalogue {
  /** The folder of the pages. */
  readonly url: string;
  private readonly configuredChecks: ReadonlySet<string>;
  private readonly facts: ReadonlySet<string>;

  constructor(options: {
    url: string;
    definitions: Pick<Definitions, 'configuredChecks'>;
  }) {
    this.url = options.url;
    this.configuredChecks = options.definitions.configuredChecks;
    this.facts = new Set(
      CATALOGUE_FACTS.flatMap(({ source, facts }) =>
        Object.keys(facts).map(name => `${source}.${name}`),
      ),
    );
  }

  hasCheck(id: string): boolean {
    return !this.configuredChecks.has(id);
  }

  hasFact({ source, name }: FactName): boolean {
    return this.facts.has(`${source}.${name}`);
  }
}
