import { z } from 'zod';
import { listOf, text } from './goJson';

/** Milliseconds since the epoch, as text. */
const epochMs = z
  .string()
  .nullish()
  .transform(value =>
    value && /^\d{1,15}$/.test(value) ? Number(value) : undefined,
  );

export const registeredModelAnswer = z.object({
  id: z.string(),
  name: z.string(),
  owner: text,
  state: text,
});

const modelVersion = z.object({
  id: z.string(),
  name: z.string(),
  state: text,
  createTimeSinceEpoch: epochMs,
});

const artifact = z.object({
  artifactType: text,
  name: text,
  state: text,
  uri: text,
  /** Of data sets. */
  digest: text,
  /** Of models: what made it, such as `pipelines`, `pipelinerun` and the id of the run. */
  modelSourceKind: text,
  modelSourceClass: text,
  modelSourceId: text,
});

const recordedService = z.object({
  id: z.string(),
  name: text,
  registeredModelId: text,
  servingEnvironmentId: text,
  modelVersionId: text,
  desiredState: text,
});

const servingEnvironment = z.object({ id: z.string(), name: text });

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: listOf(item), nextPageToken: text });

export const modelVersionsPage = page(modelVersion);
export const artifactsPage = page(artifact);
export const recordedServicesPage = page(recordedService);
export const servingEnvironmentsPage = page(servingEnvironment);

/** What the registry says when something is not there, or goes wrong. */
export const registryError = z.object({ message: z.string() });

export type RegisteredModelAnswer = z.output<typeof registeredModelAnswer>;
export type ModelVersionAnswer = z.output<typeof modelVersion>;
export type ArtifactAnswer = z.output<typeof artifact>;
export type RecordedServiceAnswer = z.output<typeof recordedService>;
export type ServingEnvironmentAnswer = z.output<typeof servingEnvironment>;
