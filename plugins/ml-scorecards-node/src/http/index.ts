export {
  listAll,
  NEXT_TOO_LARGE,
  type ListAllOptions,
  type Listed,
} from './listAll';
export type { SourceHttpLimits } from './limits';
export { pages, type PagesOptions } from './pages';
export type { SourceClock } from './SourceClock';
export {
  SourceHttpClient,
  type SourceHttpClientOptions,
  type SourceRequestOptions,
} from './SourceHttpClient';
export { sourcePath, type SourcePath, type SourceQuery } from './sourcePath';
