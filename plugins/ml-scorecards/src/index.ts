/**
 * The pages, tabs and cards of ML Scorecards, for the new frontend system. `./legacy` has them for the old one.
 *
 * @packageDocumentation
 */

export { mlScorecardsApiRef } from './api/mlScorecardsApiRef';
export {
  createLevelColumn,
  createTierColumn,
} from './components/catalog/columns';
export { isMlComponent } from './isMlComponent';
export { mlScorecardsPlugin as default } from './plugin';
export { mlScorecardsTranslationRef } from './translation';
export { mlScorecardsTranslations } from './translations/mlScorecardsTranslations';
