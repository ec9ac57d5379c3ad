import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { setTimeout } from 'node:timers/promises';

const LOOK_EVERY_MS = 200;
/** The catalog goes on with what it has found once a second. */
const AT_REST_MS = 1_200;
const PATIENCE_MS = 60_000;

/** Gives what is in the catalog as soon as it has read all of its files: when nothing has changed for a while. */
export async function waitForCatalog(options: {
  catalog: Pick<CatalogService, 'streamEntities'>;
  auth: AuthService;
}): Promise<Entity[]> {
  const startedAt = Date.now();
  let before = '';
  let since = startedAt;
  while (Date.now() - startedAt < PATIENCE_MS) {
    const entities = await readAll(options).catch(() => []);
    const now = JSON.stringify(entities);
    if (now !== before) {
      before = now;
      since = Date.now();
    } else if (
      entities.some(({ kind }) => kind === 'Component') &&
      Date.now() - since >= AT_REST_MS
    ) {
      return entities;
    }
    await setTimeout(LOOK_EVERY_MS);
  }
  throw new Error(
    `The catalog was still changing after ${PATIENCE_MS / 1000} s`,
  );
}

async function readAll({
  catalog,
  auth,
}: Parameters<typeof waitForCatalog>[0]): Promise<Entity[]> {
  const entities: Entity[] = [];
  const pages = catalog.streamEntities(undefined, {
    credentials: await auth.getOwnServiceCredentials(),
  });
  for await (const page of pages) {
    entities.push(...page);
  }
  return entities;
}
