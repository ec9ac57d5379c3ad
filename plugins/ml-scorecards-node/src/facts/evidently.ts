import { FactSet } from './FactSet';

/**
 * What Evidently monitors of the component.
 *
 * @public
 */
export const evidentlyFacts = {
  source: 'evidently',
  title: 'Evidently',
  howToConnect:
    'No installed module reads Evidently yet. Once one does, name the project in the annotation evidentlyai.com/project-id.',
  facts: {
    servedQualityMeasuredAt: {
      type: 'instant',
      description: 'when the quality on served data was last measured',
    },
  },
} as const satisfies FactSet;
