import { z } from 'zod';
import { definitionProblemSchema } from './checks';

const count = z.number().int().nonnegative();
const instant = z.iso.datetime();

/**
 * How a source is doing, in a word.
 *
 * - `healthy`: it answers
 * - `degraded`: it fails for some components, or its facts have become stale
 * - `failing`: its last pass reached so few components that nothing was published
 * - `idle`: its collector is installed, and serves no component as far as it was asked
 * - `not-connected`: nothing reads it: its module is not installed, or not configured
 * - `pushed`: app-config.yaml declares it for pipelines, which push its facts
 *
 * @public
 */
export const COLLECTOR_STATES = [
  'healthy',
  'degraded',
  'failing',
  'idle',
  'not-connected',
  'pushed',
] as const;

/**
 * One of {@link COLLECTOR_STATES}.
 *
 * @public
 */
export type CollectorState = (typeof COLLECTOR_STATES)[number];

/**
 * One time that a collector goes over all components.
 *
 * @public
 */
export const collectionPassSchema = z.object({
  startedAt: instant,
  finishedAt: instant.optional().meta({ description: 'absent while it runs' }),
  published: z.boolean().optional().meta({
    description:
      'whether it reached enough components to be believed; absent while it runs',
  }),
  counts: z
    .object({
      components: count.meta({ description: 'components when it began' }),
      seen: count.meta({ description: 'components that it is done with' }),
      served: count.meta({ description: 'those that name the source' }),
      changed: count.meta({ description: 'those whose facts are new' }),
      unchanged: count.meta({
        description: 'those whose facts are as they were',
      }),
      failed: count.meta({ description: 'those with an error of their own' }),
      lost: count.meta({
        description: 'those that had facts and could not be reached',
      }),
    })
    .optional()
    .meta({ description: 'only for callers who may read all components' }),
});

/**
 * See {@link collectionPassSchema}.
 *
 * @public
 */
export type CollectionPass = z.infer<typeof collectionPassSchema>;

/**
 * Failures of the last pass that have the same code.
 *
 * @public
 */
export const collectionErrorsSchema = z.object({
  code: z.string(),
  count: count.optional().meta({
    description:
      'components that failed with it; only for callers who may read all components',
  }),
  examples: z
    .array(z.object({ entityRef: z.string(), message: z.string() }))
    .meta({ description: 'a few of them that the caller may read' }),
});

/**
 * See {@link collectionErrorsSchema}.
 *
 * @public
 */
export type CollectionErrors = z.infer<typeof collectionErrorsSchema>;

/**
 * A source with its collector, and how reading it goes.
 *
 * @public
 */
export const collectorSchema = z.object({
  source: z.string(),
  title: z.string(),
  howToConnect: z.string(),
  docsUrl: z.string().optional().meta({
    description: 'a page about how to connect it and what is read of it',
  }),
  checks: z.array(z.object({ id: z.string(), title: z.string() })).meta({
    description: 'checks that read its facts: unknown where it says nothing',
  }),
  state: z.enum(COLLECTOR_STATES),
  intervalMs: count.optional().meta({
    description: 'how often each component is read; absent if not connected',
  }),
  timeToLiveMs: count.optional().meta({
    description:
      'after which time its facts are stale; absent if nothing reads it',
  }),
  freshSince: instant.optional().meta({
    description: 'start of the last pass that published its facts',
  }),
  error: z
    .object({ code: z.string(), message: z.string(), at: instant })
    .optional()
    .meta({ description: 'why its last pass published nothing' }),
  runningPass: collectionPassSchema.optional(),
  lastPass: collectionPassSchema.optional(),
  errors: z.array(collectionErrorsSchema),
  components: z
    .object({
      total: count.meta({ description: 'components that there are' }),
      served: count.meta({
        description:
          'those that name the source, as far as it was asked about them',
      }),
      withFacts: count.meta({
        description: 'served ones of which it has given facts',
      }),
      failed: count.meta({
        description:
          'served ones that could not be read the last time, with facts from before or without',
      }),
    })
    .optional()
    .meta({
      description:
        'how it is now, whoever read them: a pass, or a read of single components since. Absent if not connected; only for callers who may read all components',
    }),
  withoutFacts: z
    .object({
      count: count.meta({ description: 'how many the caller may read' }),
      components: z
        .array(
          z.object({
            entityRef: z.string(),
            title: z.string(),
            error: z.object({
              code: z.string(),
              message: z.string(),
              at: instant,
            }),
          }),
        )
        .meta({ description: '20 of them at most' }),
    })
    .optional()
    .meta({
      description:
        'components that name the source, and of which it has never given any facts, each with why; neither those that do not name it nor those that it was not asked about yet. Absent where there is none that the caller may read; `freshSince` says whether it was read at all',
    }),
  pushed: z
    .object({
      components: count.meta({ description: 'components that have them' }),
      stale: count.meta({ description: 'those whose facts are stale' }),
      lastPushedAt: instant,
    })
    .optional()
    .meta({
      description:
        'facts that pipelines pushed, where no collector serves a component; only for callers who may read all components',
    }),
});

/**
 * See {@link collectorSchema}.
 *
 * @public
 */
export type Collector = z.infer<typeof collectorSchema>;

/**
 * Answer of `GET /collectors`: all sources that checks can name, and the definitions that could not be used.
 *
 * @public
 */
export const collectorsResponseSchema = z.object({
  items: z.array(collectorSchema),
  problems: z.array(definitionProblemSchema),
});

/**
 * See {@link collectorsResponseSchema}.
 *
 * @public
 */
export type CollectorsResponse = z.infer<typeof collectorsResponseSchema>;
