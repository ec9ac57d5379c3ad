import { z } from 'zod';
import { LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import { stateCountsSchema } from './scorecards';

const count = z.number().int().nonnegative();

/**
 * How the components of a group stand in one dimension.
 *
 * @public
 */
export const dimensionRollupSchema = z.object({
  id: z.string(),
  title: z.string(),
  levels: z.record(z.enum(LEVELS), count).meta({
    description:
      'components by their level in the dimension; those to which nothing of it applies are in none',
  }),
  counts: stateCountsSchema,
});

/**
 * See {@link dimensionRollupSchema}.
 *
 * @public
 */
export type DimensionRollup = z.infer<typeof dimensionRollupSchema>;

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
  gap: count.meta({
    description:
      'sum of the required checks that do not pass and are not waived',
  }),
  attested: count.meta({
    description: 'passes that rest on the word of a person',
  }),
  waived: count.meta({
    description: 'checks that do not pass and are excused: the debt',
  }),
  levels: z.record(z.enum(LEVELS), count),
  tiers: z.record(z.enum(RELIABILITY_TIERS), count),
  counts: stateCountsSchema.meta({ description: 'check results by state' }),
  dimensions: z.array(dimensionRollupSchema).optional().meta({
    description: 'there if `dimensions=true` asked for it',
  }),
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
  /** whether groups right below it have components, also if `children` leaves them out because of `depth` or `limit` */
  hasChildren: boolean;
  /** the groups right below that have components, as deep as was asked; all of them, or none where they are too many */
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
    hasChildren: z.boolean(),
    get children() {
      return z.array(maturityGroupSchema);
    },
  })
  .meta({ id: 'MaturityGroup' });

/**
 * What components can be grouped by. Each is in one group, or in the one of those without.
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

const groupId = z.string().max(400);

/**
 * By what groups are ordered besides the id of a dimension. `name` is by title; `need` has those first that miss most required
 * checks for each component, and among equals those with the greater share below target; `components` has the largest
 * first; `below` those with the greatest share below target. By a dimension those come first that pass the smallest
 * share of what applies.
 *
 * @public
 */
export const MATURITY_ORDERS = ['name', 'need', 'components', 'below'] as const;

/** Groups in one answer. With all dimensions each takes some 5 kB, so that an answer stays below 300 kB. */
const MOST_GROUPS = 50;

/**
 * Query of `GET /maturity`.
 *
 * @public
 */
export const maturityQuerySchema = z
  .object({
    groupBy: z
      .enum([...MATURITY_GROUPINGS, 'dimension'])
      .default('owner')
      .meta({
        description:
          'dimension: no groups, as each component is in all dimensions; `total.dimensions` tells of each',
      }),
    group: groupId.optional().meta({
      description: 'only this group and what is below it',
    }),
    depth: z.coerce.number().int().min(0).max(50).default(50).meta({
      description:
        'how many levels of groups to give: 0 for the total alone, 1 for the first level. Whole levels are left out where they would be more than `limit` groups in all',
    }),
    layout: z.enum(['tree', 'list']).default('tree').meta({
      description:
        'list: the groups that have components of their own, wherever they stand, ordered by what `own` counts',
    }),
    orderBy: z
      .string()
      .max(200)
      .default('name')
      .meta({
        description: `${MATURITY_ORDERS.join(', ')}, or the id of a dimension`,
      }),
    text: z.string().trim().min(1).max(200).optional().meta({
      description:
        'narrows a list to groups with the text in their title or id, also those that have components only below them',
    }),
    limit: z.coerce.number().int().min(1).max(MOST_GROUPS).default(MOST_GROUPS),
    cursor: z.string().max(2000).optional().meta({
      description: '`nextCursor` of the page before, of the same question',
    }),
    dimensions: z.enum(['true', 'false']).default('false').meta({
      description: 'whether each rollup tells of each dimension',
    }),
  })
  .refine(({ layout, text }) => layout === 'list' || text === undefined, {
    path: ['text'],
    error: 'narrows a list, and the layout is a tree',
  });

/**
 * See {@link maturityQuerySchema}.
 *
 * @public
 */
export type MaturityQuery = z.input<typeof maturityQuerySchema>;

/**
 * Answer of `GET /maturity`: counts over all components that the caller may read, and over groups of them. Asked for one
 * group, `total` counts that group with its descendants, `own` counts it without them, and `groups` are those right below
 * it; a group that does not exist or has no component that the caller may read gives zeros.
 *
 * @public
 */
export const maturitySchema = z.object({
  groupBy: z.enum([...MATURITY_GROUPINGS, 'dimension']),
  group: groupId.optional(),
  title: z.string().optional().meta({
    description:
      'what to call the group of people that was asked for on a page; absent where its ref is all that is known',
  }),
  total: rollupSchema,
  own: rollupSchema.optional().meta({
    description: 'of the group that was asked for, without its descendants',
  }),
  groups: z.array(maturityGroupSchema),
  groupCount: count.meta({
    description:
      'how many groups there are on all pages, without those below others of them',
  }),
  nextCursor: z.string().optional(),
});

/**
 * See {@link maturitySchema}.
 *
 * @public
 */
export type Maturity = z.infer<typeof maturitySchema>;
