import { setTimeout as sleep } from 'node:timers/promises';

async function answers(url, accepts) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    return response.status === 200 && accepts(response);
  } catch {
    return false;
  }
}

export function pageAnswers(url) {
  return answers(url, response =>
    (response.headers.get('content-type') ?? '').includes('text/html'),
  );
}

export function backendIsReady(url) {
  return answers(`${url}/.backstage/health/v1/readiness`, () => true);
}

/**
 * Waits until every named check holds. Tells `onWait` every some seconds which do not yet.
 * Gives up, with false, when `signal` is aborted.
 */
export async function waitUntilReady({ checks, onWait, signal }) {
  const missing = new Map(Object.entries(checks));
  const start = Date.now();
  let nextReport = start + 15_000;
  while (!signal?.aborted) {
    await Promise.all(
      [...missing].map(async ([name, check]) => {
        if (await check()) {
          missing.delete(name);
        }
      }),
    );
    if (missing.size === 0) {
      return true;
    }
    if (Date.now() > nextReport) {
      onWait?.([...missing.keys()], Date.now() - start);
      nextReport = Date.now() + 15_000;
    }
    await sleep(500);
  }
  return false;
}
