import { z } from 'zod';
import { SCORECARD_SECTIONS } from './sections';

const section = z.enum(SCORECARD_SECTIONS);

/** What the configuration of the tab says of its sections. */
export const sectionsSchema = z
  .tuple([section], section)
  .refine(sections => new Set(sections).size === sections.length, {
    error: 'Each section can be named once',
  })
  .optional();
