import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from Evidently, and from reports on drift in the repositories of components. */
    evidently?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * The servers of Evidently, by ids that entities can name in the annotation evidentlyai.com/instance. Where there is
       * only one, they need not. Without any, only reports in repositories are read.
       */
      instances?: {
        [id: string]: {
          /** Address of `evidently ui`, without `/api`: `https://evidently.example.com`. */
          baseUrl: string;
          /** Where people open it, if that is another address. Links lead there. */
          uiUrl?: string;
          /** Without it, no credentials are sent. Either username and password, or token. For a proxy: Evidently lets everybody read. */
          auth?: {
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
