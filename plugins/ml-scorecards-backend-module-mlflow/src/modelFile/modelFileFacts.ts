import { Facts, mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { ModelFile } from './ModelFile';
import { ModelFileReading } from './ModelFiles';

/** What the serving version was logged with. A version without the file `MLmodel` was logged with nothing. */
export function modelFileFacts(reading: ModelFileReading, link?: string) {
  const fact = (has: (file: ModelFile) => boolean) =>
    'unknownBecause' in reading
      ? { unknownBecause: reading.unknownBecause, link }
      : { value: 'file' in reading && has(reading.file), link };
  return {
    liveHasSignature: fact(({ hasSignature }) => hasSignature),
    liveHasInputExample: fact(({ hasInputExample }) => hasInputExample),
    liveHasEnvironment: fact(({ hasEnvironment }) => hasEnvironment),
  } satisfies Facts<typeof mlflowFacts>;
}
