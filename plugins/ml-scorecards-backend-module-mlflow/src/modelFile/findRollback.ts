import { ModelVersion } from '../registry/RegisteredModel';
import { ModelFileReading } from './ModelFiles';

/** Who has lost the artifacts of so many versions in a row has hardly kept older ones. */
const MAX_TRIED = 3;

/**
 * The newest ready version older than the serving one whose `MLmodel` can be read. One is enough to go back to, and each
 * costs the server a look into its store.
 */
export async function findRollback(
  versions: readonly ModelVersion[],
  serving: ModelVersion,
  read: (version: ModelVersion) => Promise<ModelFileReading>,
): Promise<
  { readonly value: readonly string[] } | { readonly unknownBecause: string }
> {
  const older = versions.filter(
    ({ version, isReady }) =>
      isReady && Number(version) < Number(serving.version),
  );
  let unknownBecause: string | undefined;
  for (const version of older.slice(0, MAX_TRIED)) {
    const reading = await read(version);
    if ('file' in reading) return { value: [version.version] };
    if ('unknownBecause' in reading) unknownBecause = reading.unknownBecause;
  }
  // That the artifacts of some are certainly gone says nothing about one that could not be looked at.
  return unknownBecause === undefined ? { value: [] } : { unknownBecause };
}
