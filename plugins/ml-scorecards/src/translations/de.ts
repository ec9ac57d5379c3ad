import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../translation';
import { catalogMessages } from './de/catalogMessages';
import { chartsMessages } from './de/chartsMessages';
import { checksMessages } from './de/checksMessages';
import { componentsMessages } from './de/componentsMessages';
import { driftMessages } from './de/driftMessages';
import { historyMessages } from './de/historyMessages';
import { homeMessages } from './de/homeMessages';
import { labelsMessages } from './de/labelsMessages';
import { lineageMessages } from './de/lineageMessages';
import { maturityMessages } from './de/maturityMessages';
import { ownersMessages } from './de/ownersMessages';
import { scaleAndFitMessages } from './de/scaleAndFitMessages';
import { scorecardMessages } from './de/scorecardMessages';
import { serviceLevelsMessages } from './de/serviceLevelsMessages';
import { sourcesMessages } from './de/sourcesMessages';
import { todoMessages } from './de/todoMessages';
import { flattenMessages } from './flattenMessages';

/** All text in German. Backstage loads it as the default export. */
export default createTranslationMessages({
  ref: mlScorecardsTranslationRef,
  full: true,
  messages: flattenMessages({
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
  }),
});
