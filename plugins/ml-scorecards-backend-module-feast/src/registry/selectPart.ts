import {
  CollectionFailure,
  shown,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import {
  FeastReference,
  PROJECT_ANNOTATION,
  ProjectReference,
  SERVICE_ANNOTATION,
  VIEWS_ANNOTATION,
} from '../annotations/FeastReference';
import { FeastProject, FeatureService } from './FeastProject';
import { FeatureView } from './FeatureView';

/** What of a project is a component's own, in the order of names. */
export interface ProjectPart {
  readonly services: readonly FeatureService[];
  /** Unknown if one of them cannot be read. */
  readonly views: readonly FeatureView[] | Unknown;
}

/**
 * The services and views that a component names, with all views of these services, and what on-demand views are computed
 * from. Of a component that names views only, the services that use them; of one that names neither, all.
 *
 * What is named and not there is an error: most often it was renamed, or the name is wrong.
 */
export function selectPart(
  project: FeastProject,
  reference: FeastReference,
): ProjectPart {
  const { services: serviceNames, views: viewNames } = reference;
  if (serviceNames.length + viewNames.length === 0) return allOf(project);

  const named = serviceNames.map(name => {
    const found = project.services.get(name);
    if (found) return found;
    throw project.truncated.services
      ? tooMuch(project, 'feature services')
      : notThere(project, 'feature service', name, SERVICE_ANNOTATION);
  });
  for (const name of viewNames) {
    if (project.views.has(name)) continue;
    throw project.truncated.views
      ? tooMuch(project, 'feature views')
      : notThere(project, 'feature view', name, VIEWS_ANNOTATION);
  }
  const views = withSources(project, [
    ...viewNames,
    ...named.flatMap(service => service.views),
  ]);
  if (named.length > 0) return { services: inOrder(named), views };
  if (project.truncated.services) throw tooMuch(project, 'feature services');
  return {
    services: inOrder(
      viewNames.flatMap(name => project.servicesByView.get(name) ?? []),
    ),
    views,
  };
}

function allOf(project: FeastProject): ProjectPart {
  const { services, views, truncated } = project;
  if (truncated.services) throw tooMuch(project, 'feature services');
  if (truncated.views) throw tooMuch(project, 'feature views');
  return {
    services: inOrder(services.values()),
    views: inOrder(views.values()),
  };
}

/** Views by their names, with those that on-demand views among them are computed from. */
function withSources(
  { views }: FeastProject,
  names: readonly string[],
): readonly FeatureView[] | Unknown {
  const found = new Map<string, FeatureView>();
  const left = [...names];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (found.has(name)) continue;
    const view = views.get(name);
    if (!view) {
      return {
        unknownBecause: `the feature view ${shown(
          name,
        )}, which is used, is not in the list of feature views: Feast may not let the portal read it`,
      };
    }
    found.set(name, view);
    if (view.isOnDemand) left.push(...view.computedFrom);
  }
  return inOrder(found.values());
}

/** Each once, in the order of names. */
function inOrder<T extends { readonly name: string }>(items: Iterable<T>): T[] {
  return [...new Set(items)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function notThere(
  project: FeastProject,
  what: string,
  name: string,
  annotation: string,
): CollectionFailure {
  return new CollectionFailure({
    code: 'not-found',
    message: `The annotation ${annotation} names the ${what} ${shown(
      name,
    )}, which is not in the project ${shown(
      project.name,
    )} of Feast: it was renamed or deleted, or Feast does not let the portal read it. Correct the annotation, or give the portal's user DESCRIBE on it.`,
  });
}

/** What entities say of a project that is not there. */
export function noProject(
  name: string,
  reference: ProjectReference,
  instance: string,
): CollectionFailure {
  const [whoNames, whatToDo] =
    'name' in reference
      ? [
          `annotation ${PROJECT_ANNOTATION}`,
          'Correct the annotation: it is the project of feature_store.yaml.',
        ]
      : [
          `file ${shown(reference.path)}`,
          `Apply it there (feast apply), or name the project in the annotation ${PROJECT_ANNOTATION}.`,
        ];
  return new CollectionFailure({
    code: 'not-found',
    message: `The ${whoNames} names the project ${shown(
      name,
    )}, which is not in Feast (${instance}). ${whatToDo}`,
  });
}

function tooMuch(project: FeastProject, what: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The project ${shown(
      project.name,
    )} of Feast has more ${what} than are read, or larger ones than an answer may be. Split the project.`,
  });
}
