import packageJson from '../../package.json';

/** Address of a page below `docs/` of this repository. */
export function docsUrl(page: string): string {
  return `${packageJson.repository.url}/blob/main/docs/${page}`;
}
