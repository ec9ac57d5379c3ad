import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  CollectionFailure,
  readSourceFile,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import {
  FeatureStoreFile,
  PROJECT_ANNOTATION,
  STORE_ANNOTATION,
} from '../annotations/FeastReference';
import { parseProjectName } from './parseProjectName';

/** Bounds on what one file may cost. */
export interface FileLimits {
  readonly maxBytes: number;
  readonly deadlineMs: number;
}

const DEFAULT_LIMITS: FileLimits = {
  maxBytes: 256 * 1024,
  deadlineMs: 10_000,
};

/** With what files are read. */
export interface FileReading {
  readonly urlReader: UrlReaderService;
  readonly signal: AbortSignal;
  readonly limits?: Partial<FileLimits>;
}

/** Reads the name of a project from its file, through the URL reader of the portal. Every failure is a `CollectionFailure`. */
export async function readProjectName(
  { url, path }: FeatureStoreFile,
  { urlReader, signal, limits }: FileReading,
): Promise<string> {
  const { maxBytes, deadlineMs } = { ...DEFAULT_LIMITS, ...limits };
  const file = `file ${shown(path)}`;
  const content = await readSourceFile(urlReader, url, {
    what: `the ${file}`,
    whenGone: `There is no ${file} below the source location of the entity, or the portal may not see it: check the annotations ${STORE_ANNOTATION} and backstage.io/source-location.`,
    configKey: 'mlScorecards.feast',
    maxBytes,
    deadlineMs,
    signal,
  });
  if (content) return parseProjectName(path, content);
  throw new CollectionFailure({
    code: 'bad-payload',
    message: `The ${file} is larger than ${
      maxBytes / 1024
    } kB, as no feature_store.yaml is. Name the project in the annotation ${PROJECT_ANNOTATION} instead.`,
  });
}
