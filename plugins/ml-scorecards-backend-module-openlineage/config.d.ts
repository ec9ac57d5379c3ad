import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from OpenLineage events, as Marquez or Feast keeps them. */
    openlineage?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * The servers that keep lineage, by ids that entities can name in the annotation openlineage.io/instance. Where there
       * is only one, they need not. Without any, nothing is read.
       */
      instances?: {
        [id: string]: {
          /** Address of the server, before /api/v1: `https://marquez.example.com`. */
          baseUrl: string;
          /** Which server it is. Default: marquez. */
          dialect?: 'marquez' | 'feast';
          /** Address at which people open its pages, where it is another than baseUrl. Links lead there. */
          uiUrl?: string;
          /** Without it, no credentials are sent. Either username and password, or token. */
          auth?: {
            /** For a proxy that asks for basic authentication. */
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
    };
  };
}
