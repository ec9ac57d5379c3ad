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
    lifecycle: { type: 'string', description: 'spec.lifecycle' },
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
      description: 'datasets and feature stores that the entity depends on',
    },
    upstreamCount: {
      type: 'integer',
      description: 'number of entities that the entity depends on or consumes',
    },
    consumers: {
      type: 'strings',
      description: 'entities that depend on the entity or consume its APIs',
    },
    consumingWebsites: {
      type: 'strings',
      description:
        'components of type website among the consumers, by which customers meet the entity',
    },
  },
} as const satisfies FactSet;
