/** That an inference service serves a version. */
export interface Deployment {
  /** The inference service. */
  readonly service: string;
  /** Id of the version; empty if none is named, so that the newest one serves. */
  readonly versionId: string;
  /** Whether the service says that it serves this model; if not, nothing can be told of the version. */
  readonly isLinked: boolean;
}
