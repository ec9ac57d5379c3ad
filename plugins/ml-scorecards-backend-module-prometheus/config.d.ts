import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from Prometheus, and from what answers like it: Mimir, Cortex, Thanos. */
    prometheus?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * The servers, by ids that entities can name in the annotation prometheus.io/instance. Where there is only one, they
       * need not. Without any, nothing is read.
       */
      instances?: {
        [id: string]: {
          /** Address of the server, below which is `api/v1`: `https://prometheus.example.com`, or `https://mimir.example.com/prometheus`. */
          baseUrl: string;
          /** Address at which people open the server, where it is another than baseUrl. Links lead there. */
          uiUrl?: string;
          /** Sent as the header X-Scope-OrgID, for the tenants of Mimir and Cortex. */
          tenant?: string;
          /** Without it, no credentials are sent. Either username and password, or token. */
          auth?: {
            /** For basic authentication. */
            username?: string;
            /** @visibility secret */
            password?: string;
            /**
             * Sent as a bearer token.
             * @visibility secret
             */
            token?: string;
          };
        };
      };
      /**
       * Queries of your own, by the fact that they are for: in place of the built-in ones of one such as latencyP99Seconds, or
       * for a fact of your own, which checks read as `prometheus.<fact>` and which needs `reading` and `description`.
       */
      queries?: {
        [fact: string]: {
          /** False switches the query off: the fact is then unknown. Default: true. */
          enabled?: boolean;
          /** A PromQL query. `{{matchers}}` stands for what selects the components, `{{by}}` for the label that tells them apart. */
          query?: string;
          /** The annotation by which entities name what the query selects. Needed with `query`. */
          annotation?:
            | 'sloth.dev/service'
            | 'pyrra.dev/slo'
            | 'prometheus.io/job'
            | 'prometheus.io/model'
            | 'prometheus.io/container';
          /** The label that holds these names. Default: that of the annotation, such as `job`. */
          label?: string;
          /**
           * How a fact of your own follows from the series of a component: a number that is the lowest, the highest or the sum of
           * them, whether any is 1 where all are 0 or 1, the newest instant (in seconds since 1970), or the highest value of each of
           * 30 days.
           */
          reading?:
            | 'lowest'
            | 'highest'
            | 'sum'
            | 'truth'
            | 'newest-instant'
            | 'highest-by-day';
          /** What a fact of your own says about the component, as a noun phrase. */
          description?: string;
          /** Unit of a number of your own, such as `seconds`. */
          unit?: string;
        };
      };
    };
  };
}
