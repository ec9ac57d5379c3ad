import { ModelVersionAnswer, RegisteredModelAnswer } from '../api/schemas';
import { FeastTags, feastTagsOf } from '../runs/feastTags';

/** A version of a registered model. */
export interface ModelVersion {
  readonly version: string;
  readonly createdAt?: number;
  readonly isReady: boolean;
  readonly isFailed: boolean;
  /** Production, Staging or Archived, if it has one of these stages. */
  readonly stage?: string;
  /** The run that it says it comes from; empty without one. */
  readonly runId: string;
  /** The model of MLflow 3 that it was registered from, which may know the run. */
  readonly loggedModelId?: string;
  /** What its tags say of features that it is made for. */
  readonly feast: FeastTags;
}

/** A registered model with its versions, the newest first. */
export interface RegisteredModel {
  readonly name: string;
  readonly isPrompt: boolean;
  /** Versions by alias. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly versions: readonly ModelVersion[];
  /** Whether it has more versions than were read. */
  readonly truncated: boolean;
}

const PROMPT_TAG = 'mlflow.prompt.is_prompt';

/** Brings together what MLflow says of a model and of its versions. */
export function toRegisteredModel(
  { name, tags, aliases }: RegisteredModelAnswer,
  listed: {
    readonly items: readonly ModelVersionAnswer[];
    readonly truncated: boolean;
  },
): RegisteredModel {
  // Pages shift when something is registered meanwhile, and a version may be on two of them.
  const versions = new Map(
    listed.items.map(each => [each.version, toModelVersion(each)] as const),
  );
  return {
    name,
    isPrompt: tags.get(PROMPT_TAG) === 'true',
    aliases: new Map(aliases.map(({ alias, version }) => [alias, version])),
    versions: [...versions.values()].sort(
      (a, b) => Number(b.version) - Number(a.version),
    ),
    truncated: listed.truncated,
  };
}

function toModelVersion(answer: ModelVersionAnswer): ModelVersion {
  const { version, creation_timestamp, current_stage, status, source } = answer;
  return {
    version,
    createdAt: creation_timestamp ?? undefined,
    // Servers that keep no status answer nothing, and have only what is ready.
    isReady: status === '' || status === 'READY',
    isFailed: status === 'FAILED_REGISTRATION',
    stage: /^(Production|Staging|Archived)$/.test(current_stage)
      ? current_stage
      : undefined,
    runId: answer.run_id,
    loggedModelId: /^models:\/(m-[0-9a-zA-Z-]+)$/.exec(source)?.[1],
    feast: feastTagsOf(answer.tags),
  };
}
