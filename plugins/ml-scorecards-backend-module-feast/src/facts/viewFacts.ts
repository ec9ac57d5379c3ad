import { feastFacts, Facts } from 'backstage-plugin-ml-scorecards-node';
import { FeastLinks } from '../api/FeastLinks';
import { FeastProject } from '../registry/FeastProject';
import { FeatureView } from '../registry/FeatureView';

/** What the registry says of a component's feature views, as they are defined. */
export function viewFacts(
  views: readonly FeatureView[],
  options: { readonly project: FeastProject; readonly links: FeastLinks },
) {
  const { project, links } = options;
  const link = (names: readonly string[]) => links.views(project.name, names);
  const those = (which: (view: FeatureView) => boolean) => {
    const names = views.filter(which).map(({ name }) => name);
    return { value: names, link: link(names) };
  };
  return {
    featureViews: those(() => true),
    viewsWithoutOwner: those(view => !view.hasOwner),
    viewsWithoutDescription: those(view => !view.hasDescription),
    onlineViews: those(view => view.isOnline),
    streamViews: those(view => view.isStreamed),
    sharedViews: project.truncated.services
      ? {
          unknownBecause: 'the project has more feature services than are read',
          link: links.services(project.name, []),
        }
      : those(
          ({ name }) => (project.servicesByView.get(name)?.length ?? 0) > 1,
        ),
    dataSources: {
      value: [...sourcesOf(views, project)].sort(),
      link: links.dataSources(project.name),
    },
  } satisfies Facts<typeof feastFacts>;
}

/** Those of the views, and of what these are computed from. */
function sourcesOf(
  views: readonly FeatureView[],
  project: FeastProject,
): Set<string> {
  const seen = new Set<FeatureView>();
  const left = [...views];
  for (let view = left.pop(); view; view = left.pop()) {
    if (seen.has(view)) continue;
    seen.add(view);
    left.push(
      ...view.computedFrom.flatMap(name => project.views.get(name) ?? []),
    );
  }
  return new Set([...seen].flatMap(({ dataSources }) => dataSources));
}
