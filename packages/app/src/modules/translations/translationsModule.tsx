import {
  AppRootElementBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { mlScorecardsTranslations } from 'backstage-plugin-ml-scorecards';
import { DocumentLanguage } from './DocumentLanguage';

/** The languages that the portal offers; `app-config.yaml` says which. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'ml-scorecards',
      params: { resource: mlScorecardsTranslations },
    }),
    AppRootElementBlueprint.make({
      name: 'document-language',
      params: { element: <DocumentLanguage /> },
    }),
  ],
});
