import { z } from 'zod';
import { withoutNul } from './texts';

/**
 * A web or mail address that people may open: no other scheme is let in, so no `javascript:` link is ever stored.
 *
 * @public
 */
export const evidenceUrlSchema = withoutNul(z.string().trim().max(2000)).refine(
  value => {
    try {
      return ['http:', 'https:', 'mailto:'].includes(new URL(value).protocol);
    } catch {
      return false;
    }
  },
  { error: 'must be a link that starts with http, https or mailto' },
);
