import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { MlScorecardsApi } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../api/mlScorecardsApiRef';

/** Renders an element in a portal of the new frontend system, on an entity's page if one is given. */
export function renderInPortal(
  element: ReactElement,
  options: { api: MlScorecardsApi; entity?: Entity; at?: string },
) {
  return renderInTestApp(
    options.entity ? (
      <EntityProvider entity={options.entity}>{element}</EntityProvider>
    ) : (
      element
    ),
    {
      apis: [[mlScorecardsApiRef, options.api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [options.at ?? '/'],
    },
  );
}
