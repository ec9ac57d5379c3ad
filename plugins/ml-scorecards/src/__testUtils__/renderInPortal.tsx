import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import {
  CatalogApi,
  catalogApiRef,
  EntityPresentationApi,
  entityPresentationApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../api/mlScorecardsApiRef';
import { rootRouteRef } from '../routes';
import { mlScorecardsTranslations } from '../translations/mlScorecardsTranslations';

/** What a page is rendered with. */
export interface PortalOptions {
  api: MlScorecardsApi;
  entity?: Entity;
  at?: string;
  /** Who looks at it. */
  userRef?: string;
  /** As if the portal had the signals plugin. */
  signals?: SignalApi;
  /** The catalog. Without it there is one that holds nothing. */
  catalogApi?: CatalogApi;
  /** What tells how entities are called. Without it they show by their refs. */
  presentation?: EntityPresentationApi;
  /** What the browser keeps. */
  storage?: ReturnType<typeof mockApis.storage>;
  /** Whether the portal has the pages, and not only tabs and cards. */
  hasPages?: boolean;
  /** The language that the portal begins with. It has English and German. */
  language?: 'en' | 'de';
}

const translations = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'ml-scorecards',
      params: { resource: mlScorecardsTranslations },
    }),
  ],
});

/** Renders an element in a portal of the new frontend system, on an entity's page if one is given. */
export function renderInPortal(element: ReactElement, options: PortalOptions) {
  const { api, entity, at, userRef, signals, storage } = options;
  const { language = 'en', hasPages = true, presentation } = options;
  const { catalogApi = catalogApiMock() } = options;
  return renderInTestApp(
    entity ? (
      <EntityProvider entity={entity}>{element}</EntityProvider>
    ) : (
      element
    ),
    {
      apis: [
        [mlScorecardsApiRef, api],
        [catalogApiRef, catalogApi],
        mockApis.identity({ userEntityRef: userRef ?? 'user:default/olivia' }),
        storage ?? mockApis.storage(),
        ...(signals ? [[signalApiRef, signals] as const] : []),
        ...(presentation
          ? [[entityPresentationApiRef, presentation] as const]
          : []),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(hasPages && { '/ml-scorecards': rootRouteRef }),
      },
      initialRouteEntries: [at ?? '/'],
      features: [translations],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  availableLanguages: ['en', 'de'],
                  defaultLanguage: language,
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    },
  );
}
