import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../api/mlScorecardsApiRef';
import { rootRouteRef } from '../routes';

/** What a page is rendered with. */
export interface PortalOptions {
  api: MlScorecardsApi;
  entity?: Entity;
  at?: string;
  /** Who looks at it. */
  userRef?: string;
  /** As if the portal had the signals plugin. */
  signals?: SignalApi;
  /** What the browser keeps. */
  storage?: ReturnType<typeof mockApis.storage>;
}

/** Renders an element in a portal of the new frontend system, on an entity's page if one is given. */
export function renderInPortal(element: ReactElement, options: PortalOptions) {
  const { api, entity, at, userRef, signals, storage } = options;
  return renderInTestApp(
    entity ? (
      <EntityProvider entity={entity}>{element}</EntityProvider>
    ) : (
      element
    ),
    {
      apis: [
        [mlScorecardsApiRef, api],
        mockApis.identity({ userEntityRef: userRef ?? 'user:default/olivia' }),
        storage ?? mockApis.storage(),
        ...(signals ? [[signalApiRef, signals] as const] : []),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/ml-scorecards': rootRouteRef,
      },
      initialRouteEntries: [at ?? '/'],
    },
  );
}
