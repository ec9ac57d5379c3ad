export { fileUrlBelow } from './fileUrlBelow';
export {
  hostFailure,
  notOfItsApi,
  readingTookTooLong,
  type ReadOfHost,
} from './hostFailures';
export { isSafePath } from './isSafePath';
export {
  pathBelowSource,
  type PathBelowSourceOptions,
} from './pathBelowSource';
export { readSourceFile } from './readSourceFile';
export { readUrlCapped, type ReadUrlOptions } from './readUrlCapped';
export { sourceFileUrl } from './sourceFileUrl';
export { hasSourceUrl, sourceUrlOf, type SourceUrl } from './sourceUrlOf';
