/** Kinds of data stores, by what the type of a Resource in the catalog may be. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    relational: ['database', 'postgres', 'postgresql', 'mysql', 'sqlite'],
    document: ['document-store', 'mongodb', 'couchbase', 'dynamodb'],
    graph: ['graph-database', 'neo4j', 'janusgraph'],
    vector: [
      'vector-database',
      'qdrant',
      'milvus',
      'weaviate',
      'pgvector',
      'pinecone',
    ],
    'feature-store': ['feature-store', 'feast'],
  }).flatMap(([kind, types]) => types.map(type => [type, kind] as const)),
);

/** The kind of data store that a Resource of a type is; undefined if it is none that we know. */
export function storeKindOf(type: string): string | undefined {
  return KINDS.get(type.toLowerCase());
}
