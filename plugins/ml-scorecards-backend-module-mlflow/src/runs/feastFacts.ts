import {
  Facts,
  mlflowFacts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { FeastTags } from './feastTags';
import { Run } from './Run';

/** What the serving version was trained with from Feast, as its tags or those of the live run say. */
export function feastFacts(
  run: Run | Unknown,
  options: { readonly version?: FeastTags; readonly link?: string },
) {
  const { version, link } = options;
  const tags = tagsOf(run, version);
  const fact = <T>(read: (known: FeastTags) => T) =>
    'unknownBecause' in tags
      ? { unknownBecause: tags.unknownBecause, link }
      : { value: read(tags), link };
  return {
    feastFeatureService: fact(({ featureService }) => featureService),
    feastFeatureViews:
      'areViewsCut' in tags && tags.areViewsCut
        ? {
            unknownBecause:
              'the tag feast.feature_views was cut, since MLflow takes none as long as that',
            link,
          }
        : fact(({ featureViews }) => featureViews),
    feastProject: fact(({ project }) => project),
  } satisfies Facts<typeof mlflowFacts>;
}

/** What the version says itself counts before what its run says. */
function tagsOf(
  run: Run | Unknown,
  version: FeastTags | undefined,
): FeastTags | Unknown {
  if ('unknownBecause' in run) return version?.featureService ? version : run;
  const { notOfTrainingBecause } = run.feast;
  if (notOfTrainingBecause !== undefined) {
    return version && isSaidOf(version, run.feast)
      ? version
      : { unknownBecause: notOfTrainingBecause };
  }
  if (!version) return run.feast;
  const { featureViews, areViewsCut } =
    version.featureViews.length > 0 ? version : run.feast;
  return {
    project: version.project || run.feast.project,
    featureService: version.featureService || run.feast.featureService,
    featureViews,
    areViewsCut,
  };
}

/** Whether somebody has told it of the version: Feast copies the service of its run there, and nothing else. */
function isSaidOf(version: FeastTags, ofRun: FeastTags): boolean {
  const { featureService, featureViews } = version;
  return (
    featureViews.length > 0 ||
    (featureService !== '' && featureService !== ofRun.featureService)
  );
}
