import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { ModelVersionAnswer } from '../api/schemas';
import { FEW } from '../few';
import { settle, Settled, settleEach } from '../settled';
import { RegisteredModel, toRegisteredModel } from './RegisteredModel';

/** A model with more versions than that is read up to there. */
const MAX_PAGES_PER_MODEL = 20;

type Models = Map<string, Settled<RegisteredModel | undefined>>;

/**
 * Reads models with all their versions. A few are asked for by name, which takes two requests each. For many, the whole
 * registry is listed, as far as that is no more requests; what the list does not have is asked for by name, because
 * whoever may not read a model does not find it in lists.
 */
export async function readModels(
  api: MlflowApi,
  names: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Models> {
  const listed: Models =
    names.size > FEW ? await listModels(api, names, signal) : new Map();
  const others = await settleEach(
    [...names].filter(name => !listed.has(name)),
    name => readModel(api, name, signal),
  );
  return new Map([...listed, ...others]);
}

async function readModel(
  api: MlflowApi,
  name: string,
  signal: AbortSignal,
): Promise<RegisteredModel | undefined> {
  const model = await api.registeredModel(name, signal);
  if (!model) return undefined;
  const versions = await api.listModelVersions({
    name,
    maxPages: MAX_PAGES_PER_MODEL,
    signal,
  });
  return toRegisteredModel(model, versions);
}

async function listModels(
  api: MlflowApi,
  names: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Models> {
  const maxPages = names.size;
  const listing = await settle(api.listRegisteredModels({ maxPages, signal }));
  if ('failure' in listing) return listingFailed(names, listing.failure);
  const wanted = listing.value.items.filter(({ name }) => names.has(name));
  if (!wanted.length) return new Map();
  const versionsOf = new Map<string, ModelVersionAnswer[]>(
    wanted.map(({ name }) => [name, []]),
  );
  const versions = await settle(
    api.listModelVersions({
      maxPages,
      signal,
      keep: ({ name }) => versionsOf.has(name),
    }),
  );
  if ('failure' in versions) return listingFailed(names, versions.failure);
  for (const version of versions.value.items) {
    versionsOf.get(version.name)?.push(version);
  }
  const isComplete = (name: string) =>
    !versions.value.truncated ||
    // Sorted by name, so that only the last one may go on; those that never came may come later.
    (name !== versions.value.last && versionsOf.get(name)!.length > 0);
  return new Map(
    wanted
      .filter(({ name }) => isComplete(name))
      .map(model => [
        model.name,
        {
          value: toRegisteredModel(model, {
            items: versionsOf.get(model.name)!,
            truncated: false,
          }),
        },
      ]),
  );
}

/** A server that does not understand the question may still be asked by name. One that does not answer is left in peace. */
function listingFailed(names: Iterable<string>, failure: unknown): Models {
  const isNotUnderstood =
    failure instanceof CollectionFailure && failure.status === 400;
  return isNotUnderstood
    ? new Map()
    : new Map([...names].map(name => [name, { failure }]));
}
