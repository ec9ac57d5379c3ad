import { HumanDuration, JsonValue } from '@backstage/types';

export interface Config {
  /** ML Scorecards: maintainability scorecards and reliability tiers of ML components. */
  mlScorecards?: {
    /**
     * Which catalog entities are ML components, as a Backstage filter predicate. The default selects the kinds and
     * types that docs/install.md lists.
     */
    components?: JsonValue;

    selection?: {
      /** How often the components are brought in step with the catalog. Default: every 2 minutes. */
      frequency?: string | HumanDuration;
      /**
       * Lets a run remove more than a tenth of all components (and more than five), or all of them, at once. Off by default: a catalog that suddenly answers
       * nearly empty is more often broken than right.
       */
      allowMassRemoval?: boolean;
    };

    collection?: {
      /** How often it is looked which components a collector has to read. Default: every minute. */
      frequency?: string | HumanDuration;
    };

    /** The collector that reads the catalog entity itself. */
    catalog?: {
      /** How often each component is read. Default: every 10 minutes. */
      interval?: string | HumanDuration;
      /** After which time its facts are stale. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
    };

    evaluation?: {
      /** How often all components are evaluated anew, for what only time changes. Default: every hour. */
      frequency?: string | HumanDuration;
    };

    /**
     * Checks by id: `false` switches a built-in one off; the keys of a definition change a built-in one or make a new
     * one.
     */
    checks?: { [id: string]: false | JsonValue };
  };
}
