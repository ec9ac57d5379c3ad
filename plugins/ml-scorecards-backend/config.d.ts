import { HumanDuration, JsonValue } from '@backstage/types';

export interface Config {
  /** ML Scorecards: maintainability scorecards and reliability tiers of ML components. */
  mlScorecards?: {
    /**
     * Which catalog entities are ML components, as a Backstage filter predicate. The default selects the kinds and
     * types that docs/install.md lists.
     */
    components?: JsonValue;

    /**
     * Folder of the pages about checks and facts that scorecards link to, as a copy of docs/catalogue. Default: the one
     * in the repository of the plugin.
     */
    catalogueUrl?: string;

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
      /** How often each replica looks whether a collector has something to read. Default: every minute. */
      frequency?: string | HumanDuration;
      /**
       * How many components a collector is given at a time: what replicas share, and what is read anew when a run is
       * killed. Default: 500.
       */
      batchSize?: number;
      /** How long a collector may take for them before what is missing counts as failed. Default: 15 minutes. */
      batchTimeout?: string | HumanDuration;
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

    /** Facts that pipelines push. */
    pushedFacts?: {
      /** After which time they are stale, if their fact set says nothing else. Default: 7 days. */
      timeToLive?: string | HumanDuration;
    };

    /** Facts of your own that pipelines push and your checks read as `<source>.<fact>`, by source. */
    factSets?: {
      [source: string]: {
        /** Name of the source on pages. */
        title: string;
        /** What to do for a component that has none of these facts. */
        howToConnect?: string;
        /** After which time they are stale. */
        timeToLive?: string | HumanDuration;
        /** The facts by name. */
        facts: {
          [name: string]: {
            type:
              | 'boolean'
              | 'integer'
              | 'number'
              | 'string'
              | 'instant'
              | 'strings';
            /** Unit of a number, such as `seconds`. */
            unit?: string;
            /** What the value says about the component, as a noun phrase. */
            description: string;
          };
        };
      };
    };

    /** What is deleted once a day. The last state before stays, so that histories and trends begin with it. */
    retention?: {
      /** For how long changes of each component are kept. Default: 400 days. */
      transitions?: string | HumanDuration;
      /** For how long daily counts of each group are kept. Default: 1100 days. */
      snapshots?: string | HumanDuration;
    };

    /**
     * Checks by id: `false` switches a built-in one off; the keys of a definition change a built-in one or make a new
     * one.
     */
    checks?: { [id: string]: false | JsonValue };

    /** Dimensions by id, in the same way. The checks of a dimension that is switched off go with it. */
    dimensions?: { [id: string]: false | { title?: string } };

    /** Checklists by id, in the same way. */
    checklists?: { [id: string]: false | JsonValue };

    /** Triggers to scale by id, in the same way. */
    triggers?: { [id: string]: false | JsonValue };

    /** Signs of more or less effort than the tier asks for, by id, in the same way. */
    findings?: { [id: string]: false | JsonValue };

    /** Rules of the storage advice by id, in the same way. */
    storageAdvice?: { [id: string]: false | JsonValue };

    /** Published models of maturity by id, in the same way: the checks that stand for their tests and levels. */
    rubrics?: { [id: string]: false | JsonValue };

    /** Checks that do not pass and are excused for a while. */
    waivers?: {
      /**
       * Who approves, rejects and revokes waivers: refs of users and groups, with the members of groups below. Nobody can
       * if it is empty, which is the default. Who asked for a waiver neither approves nor rejects it.
       */
      approvers?: string[];
      /** The longest that a waiver may last, in days. Default: 90. */
      maxDays?: number;
    };

    /**
     * What owners and approvers are told, as one notification a day, where the notifications plugin of Backstage is
     * installed.
     */
    notifications?: {
      /** Default: true. */
      enabled?: boolean;
      kinds?: {
        /** The level of a component changed. Default: true. */
        levels?: boolean;
        /** The reliability tier of a component changed. Default: true. */
        tiers?: boolean;
        /** A check that the tier requires fails now. Default: true. */
        failingChecks?: boolean;
        /** What somebody vouched for, ticked or waived has ended, or ends within a week. Default: true. */
        endings?: boolean;
        /** A waiver was approved, rejected or revoked. Default: true. */
        waiverDecisions?: boolean;
        /** Approvers: somebody asked for a waiver. Default: true. */
        waiversToDecide?: boolean;
        /** Also what changed only because other things are asked than before. Default: false. */
        definitions?: boolean;
      };
      /** How many owners are told in one run, once an hour. Those who are left are told in the next. Default: 2000. */
      maxOwners?: number;
    };

    /** What each reliability tier owes, where it is not what the guide says. */
    tiers?: {
      [tier: string]: {
        targetLevel?: 'none' | 'bronze' | 'silver' | 'gold';
        /** Targets in the reliability metrics, by name. Those that are left out stay as they are. */
        targets?: { [name: string]: number | string };
      };
    };
  };
}
