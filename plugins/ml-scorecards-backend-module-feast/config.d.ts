import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from Feast. */
    feast?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * The registry servers of Feast, by ids that entities can name in the annotation feast.dev/instance. Where there is
       * only one, they need not. Without any, nothing is read.
       */
      instances?: {
        [id: string]: {
          /** Address of the registry server, without `/api/v1`: `https://feast.example.com`. */
          baseUrl: string;
          /** Address of Feast's web UI, which is a server of its own. Links lead there; without it there are none. */
          uiUrl?: string;
          /** Without it, no credentials are sent. Either username and password, or token. */
          auth?: {
            /** For a proxy that asks for basic authentication. */
            username?: string;
            /** @visibility secret */
            password?: string;
            /**
             * Sent as a bearer token: for a proxy, or what Feast takes where it asks for authentication.
             * @visibility secret
             */
            token?: string;
          };
        };
      };
    };
  };
}
