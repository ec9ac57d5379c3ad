import type { FakeAnswer } from './FakeKubeflow';
import { assertPublished } from './published';

interface FakeInferenceService {
  readonly metadata: {
    readonly name: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** A cluster of Kubernetes with KServe. */
export class FakeCluster {
  /** Inference services by namespaces. */
  readonly namespaces = new Map<string, FakeInferenceService[]>();

  reset(): void {
    this.namespaces.clear();
  }

  answer(path: string, query: URLSearchParams): FakeAnswer {
    const namespace =
      /^apis\/serving\.kserve\.io\/v1beta1\/namespaces\/([^/]+)\/inferenceservices$/.exec(
        path,
      )?.[1];
    if (!namespace) throw new Error(`${path} is not in the cluster`);
    const limit = Number(query.get('limit'));
    const from = Number(query.get('continue') ?? 0);
    const all = (this.namespaces.get(namespace) ?? []).map(each => ({
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      ...each,
      metadata: { namespace, ...each.metadata },
    }));
    for (const each of all) {
      assertPublished('inferenceService', 'openAPIV3Schema', each);
    }
    return {
      status: 200,
      json: {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceServiceList',
        items: all.slice(from, from + limit),
        metadata: {
          resourceVersion: '1',
          ...(from + limit < all.length && { continue: String(from + limit) }),
        },
      },
    };
  }
}
