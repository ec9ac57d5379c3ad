/** Gives the titles of a page's sections one size and rank, below the title of the page. */
export const sectionTitle = {
  titleTypographyProps: { variant: 'h6', component: 'h2' },
} as const;

/** The same, on a page that has a title of its own below that of all pages. */
export const subsectionTitle = {
  titleTypographyProps: { variant: 'h6', component: 'h3' },
} as const;
