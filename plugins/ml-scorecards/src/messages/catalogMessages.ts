/** What stands on pages of the catalog: the header and the links of an entity, the columns and filters of the list. */
export const catalogMessages = {
  catalog: {
    tier: 'Reliability tier',
    level: 'Level',
    tierColumn: 'Tier',
    levelColumn: 'Level',
  },
} as const;
