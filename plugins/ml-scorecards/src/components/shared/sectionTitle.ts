/** Gives the titles of a page's sections one size and rank, below the title of the page. */
export const sectionTitle = {
  titleTypographyProps: { variant: 'h6', component: 'h2' },
} as const;
