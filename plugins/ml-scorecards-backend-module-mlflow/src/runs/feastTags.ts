import { shown } from 'backstage-plugin-ml-scorecards-node';

/** What the tags of a run or a version say of features of Feast: empty where they say nothing. */
export interface FeastTags {
  readonly project: string;
  readonly featureService: string;
  readonly featureViews: readonly string[];
  /** Whether there were more views than the tag could hold. */
  readonly areViewsCut: boolean;
  /** Why they may be of something else than its training. */
  readonly notOfTrainingBecause?: string;
}

/** Where a tag would be longer than MLflow takes, Feast ends it so. */
const CUT = '...';

/** Reads the tags that Feast sets on a run that fetches features, or somebody by hand. */
export function feastTagsOf(tags: ReadonlyMap<string, string>): FeastTags {
  const tag = (name: string) => tags.get(`feast.${name}`)?.trim() ?? '';
  const views = tag('feature_views');
  return {
    project: tag('project'),
    featureService: tag('feature_service'),
    featureViews: namesIn(views),
    areViewsCut: views.endsWith(CUT),
    notOfTrainingBecause: otherUse({
      retrievalType: tag('retrieval_type'),
      loadedFrom: tag('training_run_id'),
    }),
  };
}

/** Each fetching overwrites the tags of the one before, and loading a model the service. */
function otherUse(tags: {
  readonly retrievalType: string;
  /** The run of a model that was loaded through Feast. */
  readonly loadedFrom: string;
}): string | undefined {
  const { retrievalType, loadedFrom } = tags;
  if (retrievalType !== '' && retrievalType !== 'historical') {
    return `the run has fetched features last to serve and not to train, as its tag feast.retrieval_type says (${shown(
      retrievalType,
    )})`;
  }
  return loadedFrom === ''
    ? undefined
    : `the run has loaded a model through Feast, whose feature service its tags may name: that of the run ${shown(
        loadedFrom,
      )} (tag feast.training_run_id)`;
}

/** Such as transactions, or transactions@v2 of a version. */
function namesIn(views: string): string[] {
  const names = views.split(',').map(view => view.split('@')[0].trim());
  return [...new Set(names.filter(Boolean))].sort();
}
