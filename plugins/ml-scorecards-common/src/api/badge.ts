import { z } from 'zod';

/**
 * Query of `GET /badge/:kind/:namespace/:name.svg`.
 *
 * @public
 */
export const badgeQuerySchema = z.object({
  show: z.enum(['level', 'tier', 'both']).default('both'),
});
