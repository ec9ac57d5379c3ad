import { createTranslationResource } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../translation';

/**
 * All text of the plugin in the languages that it has besides English: German. A language is loaded when somebody chooses it.
 *
 * @public
 */
export const mlScorecardsTranslations = createTranslationResource({
  ref: mlScorecardsTranslationRef,
  translations: {
    de: () => import('./de'),
  },
});
