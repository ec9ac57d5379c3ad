import { z } from 'zod';

const facets = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform(value => value ?? {});

const datasets = z
  .array(
    z.object({
      name: z.string().optional(),
      facets,
      inputFacets: facets,
      outputFacets: facets,
    }),
  )
  .nullish()
  .transform(value => value ?? []);

/** A run event of OpenLineage, as far as it is read. */
const runEvent = z.object({
  eventType: z.string().optional(),
  run: z.object({ runId: z.string(), facets }),
  job: z.object({ facets }),
  inputs: datasets,
  outputs: datasets,
});

/** With its time in milliseconds. */
export type RunEvent = z.infer<typeof runEvent> & { readonly at: number };

/** Undefined for other events, of jobs and datasets without a run, and for what is none. */
export function parseRunEvent(json: string, at: number): RunEvent | undefined {
  try {
    const parsed = runEvent.safeParse(JSON.parse(json));
    return parsed.success ? { ...parsed.data, at } : undefined;
  } catch {
    return undefined;
  }
}
