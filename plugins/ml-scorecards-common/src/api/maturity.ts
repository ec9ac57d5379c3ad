import { z } from 'zod';
import { LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';

const count = z.number().int().nonnegative();

/**
 * Counts over a group of components.
 *
 * @public
 */
export const rollupSchema = z.object({
  components: count,
  atTarget: count.meta({
    description: 'components whose level is at least what their tier owes',
  }),
  levels: z.record(z.enum(LEVELS), count),
  tiers: z.record(z.enum(RELIABILITY_TIERS), count),
});

/**
 * See {@link rollupSchema}.
 *
 * @public
 */
export type Rollup = z.infer<typeof rollupSchema>;

/**
 * A group of components. `own` counts those of the group itself, `total` adds its descendants.
 *
 * @public
 */
export interface MaturityGroup {
  /** entity ref or value that the group stands for; empty for the components without one */
  id: string;
  /** what to call it on a page */
  title: string;
  /** counts over the components of the group itself */
  own: Rollup;
  /** counts over these and those of all groups below */
  total: Rollup;
  /** the groups right below that have components */
  children: MaturityGroup[];
}

/**
 * See {@link MaturityGroup}.
 *
 * @public
 */
export const maturityGroupSchema: z.ZodType<MaturityGroup> = z
  .object({
    id: z.string(),
    title: z.string(),
    own: rollupSchema,
    total: rollupSchema,
    get children() {
      return z.array(maturityGroupSchema);
    },
  })
  .meta({ id: 'MaturityGroup' });

/**
 * What components can be grouped by.
 *
 * @public
 */
export const MATURITY_GROUPINGS = [
  'owner',
  'system',
  'domain',
  'tier',
  'lifecycle',
] as const;

/**
 * One of {@link MATURITY_GROUPINGS}.
 *
 * @public
 */
export type MaturityGrouping = (typeof MATURITY_GROUPINGS)[number];

/**
 * Query of `GET /maturity`.
 *
 * @public
 */
export const maturityQuerySchema = z.object({
  groupBy: z.enum(MATURITY_GROUPINGS).default('owner'),
});

/**
 * Answer of `GET /maturity`: counts over all components that the caller may read, and over groups of them.
 *
 * @public
 */
export const maturitySchema = z.object({
  groupBy: z.enum(MATURITY_GROUPINGS),
  total: rollupSchema,
  groups: z.array(maturityGroupSchema),
});

/**
 * See {@link maturitySchema}.
 *
 * @public
 */
export type Maturity = z.infer<typeof maturitySchema>;
