import { ConfigReader } from '@backstage/config';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { loadDefinitions } from '../definitions/loadDefinitions';
import { readDefinitions } from '../definitions/readDefinitions';
import { CATALOGUE_FACTS } from './Catalogue';
import { cataloguePages } from './cataloguePages';

/** The catalogue of what ships with the plugin: what `docs/catalogue` holds. */
export async function builtInCatalogue(): Promise<Map<string, string>> {
  const definitions = loadDefinitions({
    raw: await readDefinitions(new ConfigReader({})),
    factSets: knownFactSets,
  });
  return cataloguePages(definitions, CATALOGUE_FACTS);
}
