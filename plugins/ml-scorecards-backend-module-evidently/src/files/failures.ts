import { toError } from '@backstage/errors';
import {
  CollectionError,
  CollectionFailure,
} from 'backstage-plugin-ml-scorecards-node';
import { REPORT_ANNOTATION } from '../annotations/ReportReference';

/**
 * Sorts what a URL reader threw. Readers throw typed errors for few cases, and tell the HTTP status in the message only.
 * Their messages hold whole addresses, so nothing of them is passed on but the status.
 */
export function toReportFailure(
  thrown: unknown,
  path: string,
): CollectionFailure {
  if (thrown instanceof CollectionFailure) return thrown;
  const { name, message } = toError(thrown);
  const status = Number(message.match(/, (\d{3})(?= |$|:)/)?.[1]);
  const of = (code: CollectionError['code'], why: string) =>
    new CollectionFailure({ code, message: `The report ${path} ${why}` });

  if (name === 'NotAllowedError' || /reading\.allow/.test(message)) {
    return of(
      'misconfigured',
      'is on a host that the portal may not read: configure an integration for it, or allow it in backend.reading.allow of app-config.yaml.',
    );
  }
  if (name === 'NotFoundError' || status === 404 || status === 410) {
    return of(
      'not-found',
      `is not in the repository: check the annotations ${REPORT_ANNOTATION} and backstage.io/source-location, and that the job that makes it commits it.`,
    );
  }
  if (status === 429 || /rate limit/i.test(message)) {
    return of(
      'rate-limited',
      'could not be read for now because too much was asked of its host: give its integration a token, or collect less often (mlScorecards.evidently.interval).',
    );
  }
  if (name === 'AuthenticationError' || status === 401 || status === 403) {
    return of(
      'auth',
      "could not be read: its host refused the portal's credentials. Check the token of its integration in app-config.yaml.",
    );
  }
  if (/incorrect url|invalid .*url|invalid .*path/i.test(message)) {
    return of(
      'misconfigured',
      'has an address that its host does not understand: check the annotation backstage.io/source-location.',
    );
  }
  return of(
    'unavailable',
    `could not be read: its host cannot be reached or failed${
      status ? ` (${status})` : ''
    }. It is tried again at the next collection.`,
  );
}

export function badReport(path: string, why: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The report ${path} ${why}`,
  });
}

export function tooSlow(path: string, afterMs: number): CollectionFailure {
  return new CollectionFailure({
    code: 'timeout',
    message: `Reading the report ${path} took longer than ${Math.ceil(
      afterMs / 1000,
    )} s and was given up. It is tried again at the next collection.`,
  });
}
