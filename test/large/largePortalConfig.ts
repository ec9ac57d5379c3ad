/** The fact set that a pipeline pushes, and the check that asks for it. */
export const PUSHED = {
  source: 'driftJob',
  check: 'drift-job-ran',
  subject: 'large-portal-pipelines',
};

/** All that the demo reads. */
const SOURCES = [
  'catalog',
  'evidently',
  'feast',
  'git',
  'mlflow',
  'openlineage',
  'prometheus',
];

/** What differs from the demo: more in the catalog, nothing read twice meanwhile, and a pipeline that pushes facts. */
export function largePortalConfig(options: {
  /** Files of the catalog, as seen from the backend's folder. */
  catalogFiles: readonly string[];
  /** With which the pipeline says who it is. */
  token: string;
}) {
  // Shorter than the day after which facts are stale.
  const once = { hours: 6 };
  return {
    backend: {
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: options.token, subject: PUSHED.subject },
            accessRestrictions: [
              {
                plugin: 'ml-scorecards',
                permission: ['ml-scorecards.facts.push', 'catalog.entity.read'],
              },
            ],
          },
        ],
      },
    },
    catalog: {
      // What nobody changes need not be read again while pages are measured.
      processingInterval: once,
      locations: [
        '../../examples/catalog/all.yaml',
        ...options.catalogFiles,
      ].map(target => ({
        type: 'file',
        target,
        rules: [
          {
            allow: [
              'Location',
              'User',
              'Group',
              'Domain',
              'System',
              'Component',
              'Resource',
              'API',
            ],
          },
        ],
      })),
    },
    // Sixty days of thousands of components would take hours.
    demo: { history: null },
    mlScorecards: {
      ...Object.fromEntries(
        SOURCES.map(source => [source, { interval: once }]),
      ),
      factSets: {
        [PUSHED.source]: {
          title: 'Drift job',
          howToConnect: 'Let the nightly job of the model push its result.',
          facts: {
            features: {
              type: 'integer',
              description: 'how many features have drifted',
            },
          },
        },
      },
      checks: {
        [PUSHED.check]: {
          title: 'The nightly job sees no drift',
          dimension: 'drift-monitoring',
          level: 'bronze',
          requiredFor: ['tier-1', 'tier-2', 'tier-3'],
          passes: `${PUSHED.source}.features == 0`,
          fix: 'Train the model anew.',
          why: 'Features that drift make a model guess.',
          source: ['large portal'],
        },
      },
    },
  };
}
