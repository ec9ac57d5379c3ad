import { CollectionFailure, shown } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { NAMESPACE_ANNOTATION } from '../annotations/KubeflowReference';

/** What Kubeflow Pipelines says when something goes wrong: a status of gRPC. Its message is read, and never shown. */
const status = z.object({ code: z.number(), message: z.string().optional() });

const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/** Waits for an answer, and says in our words why there is none where the server has told. */
export async function explained<T>(
  answer: Promise<T>,
  named: { readonly annotation: string; readonly id: string },
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw (
      (error instanceof CollectionFailure && wordsFor(error, named)) || error
    );
  }
}

function wordsFor(
  failure: CollectionFailure,
  { annotation, id }: { readonly annotation: string; readonly id: string },
): CollectionFailure | undefined {
  const { code, message = '' } = statusOf(failure) ?? {};
  const say = (
    errorCode: CollectionFailure['error']['code'],
    words: string,
  ): CollectionFailure =>
    new CollectionFailure({
      code: errorCode,
      message: `${words} (It is asked for because of the annotation ${annotation}.)`,
    });
  switch (code) {
    case NOT_FOUND:
      return new CollectionFailure({
        code: 'not-found',
        message: `The annotation ${annotation} names ${shown(
          id,
        )}, which is not in Kubeflow Pipelines: it was deleted, or the id is wrong. Correct the annotation: the id is at the end of the address of its page.`,
      });
    case PERMISSION_DENIED:
      return say(
        'auth',
        "Kubeflow Pipelines does not let the portal's user read this namespace. Give it the role kubeflow-view there, with a RoleBinding.",
      );
    case UNAUTHENTICATED:
      return say(
        'auth',
        'Kubeflow Pipelines does not know who the portal is. Check auth and userId of pipelines below mlScorecards.kubeflow.instances in app-config.yaml.',
      );
    case INVALID_ARGUMENT:
      if (/unrecognized field/i.test(message)) {
        return say(
          'misconfigured',
          'This Kubeflow Pipelines cannot be asked for the runs of one pipeline or recurring run. Update it, or name an experiment in kubeflow.org/experiment-id instead.',
        );
      }
      if (/namespace|multi-?user/i.test(message)) {
        return say(
          'misconfigured',
          `Kubeflow Pipelines has many namespaces, and needs to be told in which one to look. Add the annotation ${NAMESPACE_ANNOTATION}.`,
        );
      }
      return undefined;
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
