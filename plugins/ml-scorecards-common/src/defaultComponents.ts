/**
 * Entities that are ML components unless the portal's configuration says otherwise, as a Backstage filter predicate.
 *
 * @public
 */
export const DEFAULT_COMPONENTS = {
  $any: [
    {
      kind: 'Component',
      'spec.type': {
        $in: [
          'ml-model',
          'ml-service',
          'ml-pipeline',
          'model-server',
          'feature-pipeline',
        ],
      },
    },
    {
      kind: 'Resource',
      'spec.type': {
        $in: ['ai-model', 'ml-model', 'dataset', 'feature-store'],
      },
    },
    { kind: 'API', 'spec.type': 'ai-model-server' },
  ],
};
