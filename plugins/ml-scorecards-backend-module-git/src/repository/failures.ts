import {
  CollectionFailure,
  hostFailure,
} from 'backstage-plugin-ml-scorecards-node';

export function notFound(location: string): CollectionFailure {
  return new CollectionFailure({ code: 'not-found', message: gone(location) });
}

export function emptyArchive(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The host of ${location} gave an archive that holds no file. Is the folder gone, or a login page or a proxy in between?`,
  });
}

export function tooLargeArchive(location: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `${location} is too large to be read: its host lists it by an archive only, and that holds more than is taken.`,
  });
}

/** Sorts what a URL reader or a client of the host's API threw. */
export function toCollectionFailure(
  thrown: unknown,
  location: string,
): CollectionFailure {
  return hostFailure(thrown, {
    what: location,
    whenGone: gone(location),
    configKey: 'mlScorecards.git',
  });
}

function gone(location: string): string {
  return `The repository or folder ${location} is gone, or the portal may not see it: check the annotation backstage.io/source-location.`;
}
