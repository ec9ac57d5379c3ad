export interface Config {
  /** Only for the demo. Leave it out in a real portal. */
  demo?: {
    /** Serves folders as repositories of a Git host on loopback, through GitHub's API. */
    gitHost?: {
      /**
       * The port on 127.0.0.1. The same port stands in `integrations.github` and in the source locations of the demo catalog.
       */
      port: number;
      /** The folder that holds one folder per repository. Absolute, or relative to the root of this repository. */
      root: string;
      /** The folder that holds the recorded Git tags, one file per repository. As with root. Without it there are none. */
      tags?: string;
    };
    /** Answers on loopback as a real MLflow server has answered. */
    mlflowHost?: {
      /** The port on 127.0.0.1. The same port stands in `mlScorecards.mlflow.instances`. */
      port: number;
      /** The file with what was recorded. Absolute, or relative to the root of this repository. */
      recording: string;
    };
    /** Answers on loopback as real servers have answered, by the name of the source: evidently, feast, openlineage or prometheus. */
    recordedHosts?: {
      [source: string]: {
        /** The port on 127.0.0.1. The same port stands in `mlScorecards.<source>.instances`. */
        port: number;
        /** The file with what was recorded. Absolute, or relative to the root of this repository. */
        recording: string;
      };
    };
    /** Gives an empty database a past, made up by a story. Without it, the demo begins today. */
    history?: {
      /** The file with the story. Absolute, or relative to the root of this repository. */
      story: string;
    };
  };
  auth?: {
    providers?: {
      /** Lets anybody enter as one of these people. Refuses to start outside development (NODE_ENV). */
      demo?: {
        /** Entity refs of the users to choose from, such as `user:default/erin`. They must be in the catalog. */
        people: string[];
      };
    };
  };
}
