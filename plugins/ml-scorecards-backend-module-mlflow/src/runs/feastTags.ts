/** What the tags of a run or a version say of features of Feast: empty where they say nothing. */
export interface FeastTags {
  readonly project: string;
  readonly featureService: string;
  readonly featureViews: readonly string[];
  /** Whether there were more views than the tag could hold. */
  readonly areViewsCut: boolean;
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
  };
}

/** Such as transactions, or transactions@v2 of a version. */
function namesIn(views: string): string[] {
  const names = views.split(',').map(view => view.split('@')[0].trim());
  return [...new Set(names.filter(Boolean))].sort();
}
