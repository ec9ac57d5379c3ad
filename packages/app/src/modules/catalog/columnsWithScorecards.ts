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
  const [title, name, ...others] = columns;
  return [
    title,
    // With so many columns the table scrolls sideways, rather than break names in the middle of words.
    { ...name, cellStyle: { whiteSpace: 'nowrap' } },
    createTierColumn(),
    createLevelColumn(),
    ...others,
  ];
};
