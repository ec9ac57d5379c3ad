import { Fragment } from 'react';
import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin, {
  CatalogIndexPage,
} from '@backstage/plugin-catalog/alpha';
import { columnsWithScorecards } from './columnsWithScorecards';

/**
 * Gives the catalog's table the columns of tier and level. Backstage takes columns from the page's component only, so
 * what the page shows is given again, with the filters and settings that it has.
 */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    catalogPlugin.getExtension('page:catalog').override({
      factory: (originalFactory, { config, inputs }) =>
        originalFactory({
          params: {
            loader: async () => (
              <CatalogIndexPage
                columns={columnsWithScorecards}
                filters={inputs.filters.map(filter => (
                  <Fragment key={filter.node.spec.id}>
                    {filter.get(coreExtensionData.reactElement)}
                  </Fragment>
                ))}
                pagination={config.pagination}
                exportSettings={
                  config.exportSettings?.enabled
                    ? config.exportSettings
                    : undefined
                }
              />
            ),
          },
        }),
    }),
  ],
});
