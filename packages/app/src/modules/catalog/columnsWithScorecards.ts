import {
  CatalogTable,
  CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog';
import {
  createLevelColumn,
  createTierColumn,
} from 'backstage-plugin-ml-scorecards';

/** Backstage's own columns, with tier and level after the name where the list is of kinds that ML components are of. */
export const columnsWithScorecards: CatalogTableColumnsFunc = context => {
  const columns = CatalogTable.defaultColumnsFunc(context);
  const kind = context.filters.kind?.value.toLocaleLowerCase('en-US');
  if (!kind || !['component', 'resource', 'api'].includes(kind)) {
    return columns;
  }
  // The first two are the title, which is only searched, and the name.
  return [
    ...columns.slice(0, 2),
    createTierColumn(),
    createLevelColumn(),
    ...columns.slice(2),
  ];
};
