// The portal of the demo, when it has read all of it: tests need not wait for that one by one.

import { request } from '@playwright/test';
import { waitUntilCollected } from './api.ts';
import { startPortal } from './portal.mjs';

/** Starts the built portal as `startPortal` does, and waits until it has read every component of the demo. */
export async function startCollectedPortal(options) {
  const portal = await startPortal(options);
  const http = await request.newContext({ baseURL: portal.url });
  try {
    await waitUntilCollected(http);
  } catch (error) {
    await portal.stop();
    throw error;
  } finally {
    await http.dispose();
  }
  return portal;
}
