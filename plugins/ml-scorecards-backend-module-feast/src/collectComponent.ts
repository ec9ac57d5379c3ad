import {
  feastFacts,
  Facts,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { FeastReference } from './annotations/FeastReference';
import { FeastLinks } from './api/FeastLinks';
import { freshnessFacts } from './facts/freshnessFacts';
import { QUALITY_FACTS, qualityFacts } from './facts/qualityFacts';
import { serviceFacts } from './facts/serviceFacts';
import { viewFacts } from './facts/viewFacts';
import { FeastProject } from './registry/FeastProject';
import { selectPart } from './registry/selectPart';

type FeastFacts = Facts<typeof feastFacts>;

const VIEW_FACTS = [
  'featureViews',
  'viewsWithoutOwner',
  'viewsWithoutDescription',
  'onlineViews',
  'streamViews',
  'sharedViews',
  'dataSources',
  'viewsNeverMaterialized',
  'oldestMaterializedAt',
  'materializationIntervalDays',
  'shortestIntervalDays',
  'hasTimeToLive',
  'timeToLiveEndsAt',
  ...QUALITY_FACTS,
] as const satisfies ReadonlyArray<keyof FeastFacts>;

/** Puts together all facts of one component. */
export function collectComponent(
  project: FeastProject,
  reference: FeastReference,
  options: { readonly links: FeastLinks; readonly now: number },
): FeastFacts {
  const { links, now } = options;
  const part = selectPart(project, reference);
  const link = (views: readonly string[]) => links.views(project.name, views);
  return {
    ...serviceFacts(part, { project, links }),
    ...('unknownBecause' in part.views
      ? unknownFacts<typeof feastFacts>(VIEW_FACTS, part.views)
      : {
          ...viewFacts(part.views, { project, links }),
          ...freshnessFacts(part.views, { now, link }),
          ...qualityFacts(part.views, project.quality, link),
        }),
  };
}
