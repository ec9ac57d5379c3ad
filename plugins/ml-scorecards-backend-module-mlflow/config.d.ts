import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from MLflow. */
    mlflow?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * The MLflow servers, by ids that entities can name in the annotation mlflow.org/instance. Where there is only one,
       * they need not. Without any, nothing is read.
       */
      instances?: {
        [id: string]: {
          /** Address of the server, with its static prefix if it has one: `https://mlflow.example.com/prefix`. */
          baseUrl: string;
          /** Address at which people open the server, where it is another than baseUrl. Links lead there. */
          uiUrl?: string;
          /** Sent as the header X-MLFLOW-WORKSPACE, for servers with workspaces. */
          workspace?: string;
          /** Without it, no credentials are sent. Either username and password, or token. */
          auth?: {
            /** For MLflow's own basic authentication, or a proxy that asks for it. */
            username?: string;
            /** @visibility secret */
            password?: string;
            /**
             * Sent as a bearer token: for a proxy, or the token of a Databricks workspace.
             * @visibility secret
             */
            token?: string;
          };
        };
      };
    };
  };
}
