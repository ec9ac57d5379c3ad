import { CollectionFailure, shown } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import {
  EXPERIMENT_ANNOTATION,
  NAMESPACE_ANNOTATION,
} from '../annotations/KubeflowReference';
import { RunsPlace } from '../api/PipelinesApi';

/** What Kubeflow Pipelines says when something goes wrong: a status of gRPC. Its message is read, and never shown. */
const status = z.object({ code: z.number(), message: z.string().optional() });

const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/** What of an entity people have to correct if it is not there. */
export interface NamedBy {
  readonly annotation: string;
  readonly id: string;
}

/** What a list is of; undefined if nobody has named it. */
export function experimentOf({ experimentId: id }: RunsPlace) {
  return id === undefined
    ? undefined
    : { annotation: EXPERIMENT_ANNOTATION, id };
}

/** Waits for an answer, and says in our words why there is none where the server has told. */
export async function explained<T>(
  answer: Promise<T>,
  named: NamedBy | undefined,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw (
      (error instanceof CollectionFailure && wordsFor(error, named)) || error
    );
  }
}

/** Whether Kubeflow Pipelines itself says so, and not something before it. */
export function isNotFound(error: unknown): boolean {
  return (
    error instanceof CollectionFailure && statusOf(error)?.code === NOT_FOUND
  );
}

function wordsFor(
  failure: CollectionFailure,
  named: NamedBy | undefined,
): CollectionFailure | undefined {
  const { code, message = '' } = statusOf(failure) ?? {};
  switch (code) {
    case NOT_FOUND:
      return (
        named &&
        new CollectionFailure({
          code: 'not-found',
          message: `The annotation ${named.annotation} names ${shown(
            named.id,
          )}, which is not in Kubeflow Pipelines: it was deleted, or the id is wrong. Correct the annotation: the id is at the end of the address of its page.`,
        })
      );
    case PERMISSION_DENIED:
      return new CollectionFailure({
        code: 'auth',
        message:
          "Kubeflow Pipelines does not let the portal's user read the component's namespace. Give it the role kubeflow-view there, with a RoleBinding.",
      });
    case UNAUTHENTICATED:
      return new CollectionFailure({
        code: 'auth',
        message:
          'Kubeflow Pipelines does not know who the portal is. Check auth and userId of pipelines below mlScorecards.kubeflow.instances in app-config.yaml.',
      });
    case INVALID_ARGUMENT:
      return /namespace|multi-?user/i.test(message)
        ? new CollectionFailure({
            code: 'misconfigured',
            message: `Kubeflow Pipelines has many namespaces, and needs to be told in which one to look. Add the annotation ${NAMESPACE_ANNOTATION}.`,
          })
        : undefined;
    default:
      return undefined;
  }
}

function statusOf({ body }: CollectionFailure) {
  try {
    return status.safeParse(JSON.parse(body ?? '')).data;
  } catch {
    return undefined;
  }
}
