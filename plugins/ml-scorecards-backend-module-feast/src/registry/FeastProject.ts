import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import { FeatureServiceAnswer, SavedDatasetAnswer } from '../api/schemas';
import { FeatureView } from './FeatureView';
import { Quality } from './readQuality';

/** A list of features that a model is served with. */
export interface FeatureService {
  readonly name: string;
  /** Names of its views, without those of labels. */
  readonly views: readonly string[];
  /** What it has of them, and of label views, which training data holds as well. */
  readonly fetched: readonly FetchedView[];
  readonly isLogged: boolean;
}

/** A view, by the name that its features are fetched by. */
export interface FetchedView {
  readonly view: string;
  readonly isOfLabels: boolean;
  /** Another one than that of the view where the service gives it one (`with_name`). */
  readonly calledAs: string;
}

/** A set of data that was kept to train with. */
export interface SavedDataset {
  readonly name: string;
  /** Empty if it was made of single features. */
  readonly service: string;
  readonly views: readonly string[];
}

/** All of a project that is read. Services and views are by their names. */
export interface FeastProject {
  readonly name: string;
  readonly services: ReadonlyMap<string, FeatureService>;
  /** The services that use a view. */
  readonly servicesByView: ReadonlyMap<string, readonly FeatureService[]>;
  readonly views: ReadonlyMap<string, FeatureView>;
  readonly datasets: readonly SavedDataset[];
  readonly quality: Quality | Unknown;
  /** What of it there is more of than was read. */
  readonly truncated: {
    readonly services: boolean;
    readonly views: boolean;
    readonly datasets: boolean;
  };
}

export function toFeatureService({
  spec,
}: FeatureServiceAnswer): FeatureService {
  const fetched = spec.features.map(
    ({ featureViewName: view, featureViewNameAlias: alias, viewType }) => ({
      view,
      isOfLabels: viewType === 'labelView',
      calledAs: alias || view,
    }),
  );
  return {
    name: spec.name,
    views: fetched
      .filter(({ isOfLabels }) => !isOfLabels)
      .map(({ view }) => view),
    fetched,
    isLogged: Boolean(spec.loggingConfig),
  };
}

export function toSavedDataset({ spec }: SavedDatasetAnswer): SavedDataset {
  return {
    name: spec.name,
    service: spec.featureServiceName,
    // Such as transactions:amount, or transactions@v2:amount of a version.
    views: spec.features.map(feature => feature.split(/[@:]/)[0]),
  };
}

/** Pages shift when something is added meanwhile, and so one thing may be on two of them. */
export function byName<T extends { readonly name: string }>(
  items: readonly T[],
): Map<string, T> {
  return new Map(items.map(item => [item.name, item] as const));
}

export function byView(
  services: Iterable<FeatureService>,
): Map<string, readonly FeatureService[]> {
  const found = new Map<string, FeatureService[]>();
  for (const service of services) {
    for (const view of new Set(service.views)) {
      const users = found.get(view) ?? [];
      found.set(view, users);
      users.push(service);
    }
  }
  return found;
}
