import { feastFacts, Facts } from 'backstage-plugin-ml-scorecards-node';
import { FeastLinks } from '../api/FeastLinks';
import { FeastProject } from '../registry/FeastProject';
import { ProjectPart } from '../registry/selectPart';

/** What the registry says of a component's feature services, and of data that was saved to train with. */
export function serviceFacts(
  { services, views }: ProjectPart,
  options: { readonly project: FeastProject; readonly links: FeastLinks },
) {
  const { project, links } = options;
  const names = services.map(({ name }) => name);
  const link = links.services(project.name, names);
  return {
    project: { value: project.name, link: links.services(project.name, []) },
    featureServices: { value: names, link },
    fetchedViews: fetchedViews(),
    logsServedFeatures:
      services.length > 0
        ? { value: services.every(({ isLogged }) => isLogged), link }
        : { unknownBecause: 'the component has no feature service', link },
    savedDatasets: {
      ...datasetsOf(),
      link: links.savedDatasets(project.name),
    },
  } satisfies Facts<typeof feastFacts>;

  function fetchedViews() {
    if ('unknownBecause' in views) return views;
    const own = new Set(views.map(({ name }) => name));
    const called = services
      .flatMap(({ fetched }) => fetched)
      .filter(({ view, isOfLabels }) => isOfLabels || own.has(view))
      .map(({ calledAs }) => calledAs);
    return { value: [...new Set([...own, ...called])].sort(), link };
  }

  function datasetsOf() {
    if ('unknownBecause' in views) return views;
    const viewNames = new Set(views.map(({ name }) => name));
    const value = project.datasets
      // One of another service may hold the same features, and is not what this one is trained with.
      .filter(({ service, views: held }) =>
        service === ''
          ? held.length > 0 && held.every(view => viewNames.has(view))
          : names.includes(service),
      )
      .map(({ name }) => name)
      .sort();
    return project.truncated.datasets && value.length === 0
      ? {
          unknownBecause: 'the project has more saved datasets than are read',
        }
      : { value };
  }
}
