import { settle, Settled } from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { ModelVersionAnswer } from '../api/schemas';
import { askSingly } from '../askSingly';
import { FEW } from '../few';
import { isListRefused } from '../isListRefused';
import { RegisteredModel, toRegisteredModel } from './RegisteredModel';

/** A model with more versions than that is read up to there. */
const MAX_PAGES_PER_MODEL = 20;

type Models = Map<string, Settled<RegisteredModel | undefined>>;

/** Those that a list told of, and why it was refused. */
interface ListedModels {
  readonly models: Models;
  readonly refusal?: unknown;
}

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
  const { models, refusal }: ListedModels =
    names.size > FEW
      ? await listModels(api, names, signal)
      : { models: new Map() };
  const others = await askSingly(
    [...names].filter(name => !models.has(name)),
    name => readModel(api, name, signal),
    { refusal },
  );
  return new Map([...models, ...others]);
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
): Promise<ListedModels> {
  const maxPages = names.size;
  const listing = await settle(api.listRegisteredModels({ maxPages, signal }));
  if ('failure' in listing) return listingFailed(names, listing.failure);
  const wanted = listing.value.items.filter(({ name }) => names.has(name));
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
  const complete = wanted
    .filter(({ name }) => isComplete(name))
    .map(model =>
      toRegisteredModel(model, {
        items: versionsOf.get(model.name)!,
        truncated: false,
      }),
    );
  return { models: new Map(complete.map(value => [value.name, { value }])) };
}

function listingFailed(
  names: Iterable<string>,
  failure: unknown,
): ListedModels {
  return isListRefused(failure)
    ? { models: new Map(), refusal: failure }
    : { models: new Map([...names].map(name => [name, { failure }])) };
}
