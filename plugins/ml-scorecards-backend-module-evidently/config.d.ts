import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from Evidently, and from reports on drift in the repositories of components or in stores. */
    evidently?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * The servers of Evidently, by ids that entities can name in the annotation evidentlyai.com/instance. Where there is
       * only one, they need not. Without any, only reports in files are read.
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
      /**
       * Folders in which jobs put reports of many components, by ids that entities name in the annotation
       * evidentlyai.com/report-store. They are read as the portal reads any address: with its integrations.
       */
      reportStores?: {
        [id: string]: {
          /**
           * Address of the folder: `https://storage.cloud.google.com/bucket/drift/`, `https://bucket.s3.eu-west-1.amazonaws.com/drift/`,
           * or a folder of a repository as a browser shows it.
           */
          url: string;
        };
      };
    };
  };
}
