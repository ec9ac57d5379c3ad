import { DATA_STORES, DataStore } from 'backstage-plugin-ml-scorecards-common';

/** What the type of a Resource in the catalog may be for each kind of data store. */
const TYPES: Readonly<Record<DataStore, readonly string[]>> = {
  'relational-database': [
    'database',
    'postgres',
    'postgresql',
    'mysql',
    'sqlite',
  ],
  'document-store': ['document-store', 'mongodb', 'couchbase', 'dynamodb'],
  'graph-database': ['graph-database', 'neo4j', 'janusgraph'],
  'vector-database': [
    'vector-database',
    'qdrant',
    'milvus',
    'weaviate',
    'pgvector',
    'pinecone',
  ],
  'feature-store': ['feature-store', 'feast'],
};

const KINDS: ReadonlyMap<string, DataStore> = new Map(
  DATA_STORES.flatMap(kind => TYPES[kind].map(type => [type, kind] as const)),
);

/** The kind of data store that a Resource of a type is; undefined if it is none that we know. */
export function storeKindOf(type: string): DataStore | undefined {
  return KINDS.get(type.toLowerCase());
}
