import { Unknown } from 'backstage-plugin-ml-scorecards-node';
import {
  FeatureServiceAnswer,
  FeatureViewAnswer,
  SavedDatasetAnswer,
} from '../api/schemas';
import { FeatureView, toFeatureView } from './FeatureView';
import { Quality } from './readQuality';

/** A list of features that a model is served with. */
export interface FeatureService {
  readonly name: string;
  /** Names of its views, without those of labels. */
  readonly views: readonly string[];
  readonly isLogged: boolean;
}

/** A set of data that was kept to train with. */
export interface SavedDataset {
  readonly name: string;
  /** Empty if it was made of single features. */
  readonly service: string;
  readonly views: readonly string[];
}

/** All of a project that is read, in the order of names. */
export interface FeastProject {
  readonly name: string;
  readonly services: readonly FeatureService[];
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
  return {
    name: spec.name,
    views: spec.features
      .filter(({ viewType }) => viewType !== 'labelView')
      .map(({ featureViewName }) => featureViewName),
    isLogged: Boolean(spec.loggingConfig),
  };
}

export function toSavedDataset({ spec }: SavedDatasetAnswer): SavedDataset {
  return {
    name: spec.name,
    service: spec.featureServiceName,
    views: spec.features.map(feature => feature.split(':')[0]),
  };
}

/** By name; pages shift when something is added meanwhile, and a view may be on two of them. */
export function toFeatureViews(
  answers: readonly FeatureViewAnswer[],
): Map<string, FeatureView> {
  return new Map(
    answers.map(toFeatureView).map(view => [view.name, view] as const),
  );
}
