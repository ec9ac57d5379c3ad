import { FactSet } from './FactSet';

/**
 * What the catalog entity itself says.
 *
 * @public
 */
export const catalogFacts = {
  source: 'catalog',
  title: 'Software catalog',
  howToConnect: 'Every component in the catalog is served.',
  facts: {
    ownerResolves: {
      type: 'boolean',
      description: 'whether spec.owner names a group or user in the catalog',
    },
    hasDescription: {
      type: 'boolean',
      description: 'whether metadata.description says something',
    },
    hasDocs: {
      type: 'boolean',
      description:
        'whether the entity has documentation (annotation backstage.io/techdocs-ref or techdocs-entity)',
    },
    hasRunbook: {
      type: 'boolean',
      description: 'whether one of metadata.links is a runbook',
    },
    upstreamDatasets: {
      type: 'strings',
      namesEntities: true,
      description: 'datasets and feature stores that the entity depends on',
    },
    upstreamCount: {
      type: 'integer',
      description: 'number of entities that the entity depends on or consumes',
    },
    consumers: {
      type: 'strings',
      namesEntities: true,
      description: 'entities that depend on the entity or consume its APIs',
    },
    customerFacingDependants: {
      type: 'strings',
      namesEntities: true,
      description:
        'entities that customers meet and that rest on it, over however many steps: websites, what declares an audience of customers or partners, and what declares tier 2. Each comes after the entities by which it gets there, with " > " between them, the nearest first',
    },
    criticalDependants: {
      type: 'strings',
      namesEntities: true,
      description:
        'entities that declare critical decisions or tier 1 and that rest on it, over however many steps, told as the customer-facing ones are',
    },
    providedApis: {
      type: 'strings',
      namesEntities: true,
      description: 'APIs that it provides; itself, if it is one',
    },
    servesOnline: {
      type: 'boolean',
      description:
        'whether it answers requests as they come, by the label mlscorecards.io/serving-mode, or without it by an API that it provides',
    },
    sharedFeatureSources: {
      type: 'strings',
      namesEntities: true,
      description:
        'feature pipelines and feature stores that it and another entity depend on',
    },
    trainingWindowSeconds: {
      type: 'number',
      unit: 'seconds',
      description:
        'longest time that training may take, by the annotation mlscorecards.io/training-window',
    },
    hasLatencyLimit: {
      type: 'boolean',
      description:
        'whether a limit is declared in the annotation mlscorecards.io/latency-limit',
    },
    latencyLimitSeconds: {
      type: 'number',
      unit: 'seconds',
      description:
        'longest time that an answer may take, by the annotation mlscorecards.io/latency-limit',
    },
    pipelineIntervalDays: {
      type: 'number',
      unit: 'days',
      description:
        'time between two runs of the pipeline, by the annotation mlscorecards.io/pipeline-interval',
    },
    scaleLimits: {
      type: 'strings',
      description:
        'limits that the annotations of the entity declare: training-window, latency-limit or pipeline-interval',
    },
    modelStaleAfterDays: {
      type: 'number',
      unit: 'days',
      description:
        'time after which a new model is due, by the annotation mlscorecards.io/model-stale-after',
    },
    retrainTrigger: {
      type: 'string',
      description:
        'what starts a new training, by the annotation mlscorecards.io/retrain-trigger; empty without it',
    },
    fallback: {
      type: 'string',
      description:
        'what answers when the model cannot, by the annotation mlscorecards.io/fallback; empty without it',
    },
    fallbackTestedAt: {
      type: 'instant',
      description:
        'when the fallback was last tested, by the annotation mlscorecards.io/fallback-tested-on',
    },
    rollbackDrilledAt: {
      type: 'instant',
      description:
        'when going back to an older version was last practised, by the annotation mlscorecards.io/rollback-drilled-on',
    },
    proposals: {
      type: 'strings',
      description:
        'what its owners plan, by the annotation mlscorecards.io/proposes: scaling or complexity',
    },
    dataTraits: {
      type: 'strings',
      description:
        'what its data are like, by the annotation mlscorecards.io/data-traits: structured, varied-format, connected or nearest-neighbour',
    },
    stores: {
      type: 'strings',
      description:
        'kinds of data stores that it depends on: relational-database, document-store, graph-database, vector-database or feature-store',
    },
  },
} as const satisfies FactSet;
