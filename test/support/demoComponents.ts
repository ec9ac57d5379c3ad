import { Entity } from '@backstage/catalog-model';
import { demoEntities } from './demoEntities';

/** What is selected as ML components, types by kind. */
const ML_TYPES: Record<string, string[]> = {
  Component: [
    'ml-model',
    'ml-service',
    'ml-pipeline',
    'model-server',
    'feature-pipeline',
  ],
  Resource: ['ai-model', 'ml-model', 'dataset', 'feature-store'],
  API: ['ai-model-server'],
};

/** The entities of the demo that have a scorecard. */
export function demoComponents(): Entity[] {
  return demoEntities().filter(({ kind, spec }) =>
    ML_TYPES[kind]?.includes(String(spec?.type)),
  );
}
