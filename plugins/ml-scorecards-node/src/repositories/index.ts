export {
  hostFailure,
  notOfItsApi,
  readingTookTooLong,
  type ReadOfHost,
} from './hostFailures';
export { readUrlCapped, type ReadUrlOptions } from './readUrlCapped';
export { hasSourceUrl, sourceUrlOf, type SourceUrl } from './sourceUrlOf';
