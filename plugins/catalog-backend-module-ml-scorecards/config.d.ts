import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /**
     * The labels that the catalog module writes on ML components.
     */
    labels?: {
      /**
       * How often the catalog asks for changed tiers and levels: "15s", an ISO duration, or an object such as
       * `{ seconds: 15 }`. At least one second. The default is 15 seconds.
       */
      pollInterval?: HumanDuration | string;
    };
  };
}
