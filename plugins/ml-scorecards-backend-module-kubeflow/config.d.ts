import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from Kubeflow. */
    kubeflow?: {
      /** How often each component is read. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
      /**
       * Installations of Kubeflow, by ids that entities can name in the annotation kubeflow.org/registry. Where there is
       * only one, they need not. Without any, nothing is read. Each has one or more of three parts.
       */
      instances?: {
        [id: string]: {
          /** The Model Registry. Without it, nothing of registered models is read. */
          registry?: {
            /** Address of its REST server, without `/api/model_registry`: `https://model-registry.example.com`. */
            baseUrl: string;
            /** Its pages, such as `https://kubeflow.example.com/model-registry/main`. Links lead there; without it there are none. */
            uiUrl?: string;
            /** Sent as the header kubeflow-userid, where a server inside the cluster asks for it. */
            userId?: string;
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
          /** Kubeflow Pipelines. Without it, nothing of runs is read. */
          pipelines?: {
            /** Address before `/apis/v2beta1`: `https://kubeflow.example.com/pipeline`. */
            baseUrl: string;
            /** Its pages, if they are elsewhere. */
            uiUrl?: string;
            /** Sent as the header kubeflow-userid, where a server inside the cluster asks for it. */
            userId?: string;
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
          /** The cluster in which KServe runs. Without it, inference services are known as far as the registry has them. */
          kubernetes?: {
            /**
             * Name of the cluster in the portal's own `kubernetes` configuration. It is asked through the portal's
             * Kubernetes plugin, which keeps the credentials. Either this, or baseUrl.
             */
            cluster?: string;
            /** Address of the Kubernetes API, for a portal without that plugin. */
            baseUrl?: string;
            /** Without it, no credentials are sent. */
            auth?: {
              /** For a proxy that asks for basic authentication. */
              username?: string;
              /** @visibility secret */
              password?: string;
              /**
               * Token of a service account that may list inference services.
               * @visibility secret
               */
              token?: string;
            };
          };
        };
      };
    };
  };
}
