import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogMessages } from './messages/catalogMessages';
import { chartsMessages } from './messages/chartsMessages';
import { checksMessages } from './messages/checksMessages';
import { componentsMessages } from './messages/componentsMessages';
import { driftMessages } from './messages/driftMessages';
import { historyMessages } from './messages/historyMessages';
import { homeMessages } from './messages/homeMessages';
import { labelsMessages } from './messages/labelsMessages';
import { lineageMessages } from './messages/lineageMessages';
import { maturityMessages } from './messages/maturityMessages';
import { ownersMessages } from './messages/ownersMessages';
import { scaleAndFitMessages } from './messages/scaleAndFitMessages';
import { scorecardMessages } from './messages/scorecardMessages';
import { serviceLevelsMessages } from './messages/serviceLevelsMessages';
import { sourcesMessages } from './messages/sourcesMessages';
import { todoMessages } from './messages/todoMessages';

/** All text in English, which is what the other languages translate. */
export const englishMessages = {
  ...catalogMessages,
  ...chartsMessages,
  ...checksMessages,
  ...componentsMessages,
  ...driftMessages,
  ...historyMessages,
  ...homeMessages,
  ...labelsMessages,
  ...lineageMessages,
  ...maturityMessages,
  ...ownersMessages,
  ...scaleAndFitMessages,
  ...scorecardMessages,
  ...serviceLevelsMessages,
  ...sourcesMessages,
  ...todoMessages,
};

/**
 * All text of the plugin. Portals override single messages or add languages by this ref.
 *
 * @public
 */
export const mlScorecardsTranslationRef = createTranslationRef({
  id: 'plugin.ml-scorecards',
  messages: englishMessages,
});
