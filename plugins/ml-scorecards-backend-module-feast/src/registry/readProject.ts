import { FeastApi } from '../api/FeastApi';
import {
  byName,
  byView,
  FeastProject,
  toFeatureService,
  toSavedDataset,
} from './FeastProject';
import { toFeatureView } from './FeatureView';
import { readQuality } from './readQuality';

/** Lists all of a project; undefined if Feast says that there is no such project. */
export async function readProject(
  api: FeastApi,
  name: string,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<FeastProject | undefined> {
  const question = { project: name, signal: options.signal };
  // One after the other: other projects are read meanwhile, and what fails here is asked for nothing more.
  const services = await api.featureServices(question);
  const views = await api.featureViews(question);
  const datasets = await api.savedDatasets(question);
  const isEmpty = [services, views, datasets].every(
    ({ items }) => items.length === 0,
  );
  if (isEmpty && !(await api.hasProject(question))) return undefined;
  const all = byName(services.items.map(toFeatureService));
  const quality = await readQuality(api, question, options);
  return {
    name,
    services: all,
    servicesByView: byView(all.values()),
    views: byName(views.items.map(toFeatureView)),
    datasets: [...byName(datasets.items.map(toSavedDataset)).values()],
    quality,
    truncated: {
      services: services.truncated,
      views: views.truncated,
      datasets: datasets.truncated,
    },
  };
}
