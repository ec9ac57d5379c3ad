import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  DVC_ARTIFACT_ANNOTATION,
  DVC_PROJECT_PATH_ANNOTATION,
} from 'backstage-plugin-ml-scorecards-common';
import {
  isSafePath,
  misconfigured,
  pathBelowSource,
  sourceUrlOf,
} from 'backstage-plugin-ml-scorecards-node';
import { joinPath } from './paths';

/** A repository at one branch or tag: what a {@link RepositoryReader} reads. */
export interface RepositoryRoot {
  /** Address of the root folder, with a slash at the end unless the host has paths in the query. */
  readonly url: string;
  readonly host: string;
  /** Type of the integration that is configured for the host, such as `github`. */
  readonly hostType?: string;
  /** The repository as the API of its host names it, such as `owner/name`. Absent where the address does not tell. */
  readonly project?: string;
  /** Branch, tag or commit, or `HEAD`. Absent where the address does not tell. */
  readonly ref?: string;
}

/** Where the files of a component are. */
export interface SourceLocation {
  readonly root: RepositoryRoot;
  /** Folder of the component in the repository. */
  readonly folder: string;
  /** Folder of its DVC project in the repository: the same, or below it. */
  readonly dvcFolder: string;
  /** Whether the entity names the DVC folder. */
  readonly namesDvcFolder: boolean;
  /** Name of its model in the GTO tags of the repository, if the entity names it. */
  readonly artifact?: string;
  /** For people: the address without what may be secret. */
  readonly display: string;
}

/**
 * Finds where the files of a component are. An annotation chooses a repository and a folder, never a host: whether its
 * host may be read is up to the portal's URL reader, which knows the configured integrations only.
 */
export function resolveSourceLocation(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): SourceLocation {
  const annotations = entity.metadata.annotations ?? {};
  const { url: named, isFile } = sourceUrlOf(entity);
  const url = isFile
    ? new URL(integrations.resolveUrl({ url: './', base: named.toString() }))
    : named;
  const display = displayOf(url);
  const hostType = integrations.byUrl(url)?.type;
  const { rootPath, folder, project, ref } = splitPath(url, hostType);
  if (folder && !isSafePath(folder)) {
    throw misconfigured(
      `The annotation backstage.io/source-location leads to a folder with characters that cannot be followed: ${display}`,
    );
  }
  const root = new URL(url);
  root.pathname = rootPath;
  root.searchParams.delete('path');

  const artifact = annotations[DVC_ARTIFACT_ANNOTATION]?.trim();
  const namesDvcFolder = annotations[DVC_PROJECT_PATH_ANNOTATION] !== undefined;
  const projectPath = pathBelowSource(entity, DVC_PROJECT_PATH_ANNOTATION, {
    what: 'a folder',
    example: 'models/churn',
  });
  const dvcFolder = projectPath ? joinPath(folder, projectPath) : folder;
  return {
    root: {
      url: root.toString(),
      host: url.host,
      ...(hostType ? { hostType } : {}),
      ...(project ? { project } : {}),
      ...(ref ? { ref } : {}),
    },
    folder,
    dvcFolder,
    namesDvcFolder,
    ...(artifact ? { artifact } : {}),
    display,
  };
}

const MAX_DISPLAY = 300;

/** The address in messages: without a query, and with an end, which an annotation need not have. */
function displayOf(url: URL): string {
  const address = `${url.origin}${url.pathname}`;
  return address.length > MAX_DISPLAY
    ? `${address.slice(0, MAX_DISPLAY)}…`
    : address;
}

/** Splits the address of a folder into that of the repository at a branch and the folder in it. */
function splitPath(
  url: URL,
  hostType: string | undefined,
): { rootPath: string; folder: string; project?: string; ref?: string } {
  const parts = url.pathname.split('/').filter(part => part !== '');
  const at = (
    rootParts: readonly string[],
    rest: readonly string[],
    options: {
      project?: readonly string[];
      ref?: string;
      isFile?: boolean;
    } = {},
  ) => ({
    rootPath: `/${rootParts.map(part => `${part}/`).join('')}`,
    // The catalog resolves `./` on GitLab to a folder that is called a blob.
    folder: decodeParts(
      options.isFile && !url.pathname.endsWith('/') ? rest.slice(0, -1) : rest,
    ),
    ...(options.project ? { project: decodeParts(options.project) } : {}),
    ...(options.ref ? { ref: decodeParts([options.ref]) } : {}),
  });
  switch (hostType) {
    case 'github': {
      const [owner, name, kind = 'tree', ref = 'HEAD', ...rest] = parts;
      if (!owner || !name || !/^(?:tree|blob|raw|edit)$/.test(kind)) break;
      const repository = name.replace(/\.git$/, '');
      return at([owner, repository, 'tree', ref], rest, {
        project: [owner, repository],
        ref,
        isFile: kind !== 'tree',
      });
    }
    case 'gitlab': {
      // Old addresses have no dash. No project may have one of these names.
      const end = parts.findIndex(part => /^(?:-|tree|blob|raw)$/.test(part));
      const project = end < 0 ? parts : parts.slice(0, end);
      const [kind = 'tree', ref = 'HEAD', ...rest] = parts.slice(
        project.length + (parts[end] === '-' ? 1 : 0),
      );
      return at([...project, '-', 'tree', ref], rest, {
        project,
        ref,
        isFile: kind !== 'tree',
      });
    }
    case 'gitea': {
      const [owner, name, src, kind, ref, ...rest] = parts;
      if (!ref) break;
      return at([owner, name, src, kind, ref], rest, {
        project: [owner, name],
        ref,
      });
    }
    case 'bitbucketCloud': {
      const [owner, name, , ref, ...rest] = parts;
      return ref ? at([owner, name, 'src', ref], rest) : at(parts, []);
    }
    case 'bitbucketServer': {
      const [projects, owner, repos, name, , ...rest] = parts;
      if (projects !== 'projects' || repos !== 'repos' || !name) {
        return at(parts, []);
      }
      const ref = url.searchParams.get('at');
      return {
        ...at([projects, owner, repos, name, 'browse'], rest, {
          project: [owner, name],
        }),
        ...(ref ? { ref } : {}),
      };
    }
    case 'azure': {
      const ref = url.searchParams.get('version');
      // Their reader knows branches and tags, and throws for anything else.
      const isRepository = /^\/(?:[^/]+\/){1,3}_git\/[^/]+\/?$/;
      if (!isRepository.test(url.pathname)) break;
      if (ref !== null && !/^G[BT]./.test(ref)) break;
      return {
        rootPath: url.pathname,
        folder: (url.searchParams.get('path') ?? '').replace(/^\/+|\/+$/g, ''),
        project: decodeParts(parts),
        ...(ref ? { ref } : {}),
      };
    }
    default:
      // The folder is all that we know of: nothing above it is read.
      return at(parts, []);
  }
  throw misconfigured(
    `The annotation backstage.io/source-location does not lead to a folder of a repository, at a branch, as a browser shows it: ${displayOf(
      url,
    )}`,
  );
}

function decodeParts(parts: readonly string[]): string {
  try {
    return parts.map(decodeURIComponent).join('/');
  } catch {
    throw misconfigured(
      'The annotation backstage.io/source-location is not a valid address.',
    );
  }
}
