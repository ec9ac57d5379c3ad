import { Facts, mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { MlflowLinks } from '../api/MlflowLinks';
import { DAY_MS } from '../runs/readExperimentRuns';
import { judgeLiveness } from './liveness';
import { ModelVersion, RegisteredModel } from './RegisteredModel';

type MlflowFacts = Facts<typeof mlflowFacts>;

const STALE_MS = 180 * DAY_MS;

/** What the registry says of a model and its versions. */
export function versionFacts(
  model: RegisteredModel,
  options: {
    /** Live versions that were asked for their runs: the newest. */
    readonly lookedAt: readonly ModelVersion[];
    /** Those among them of which it is known that they lead to no run. */
    readonly withoutRun: readonly ModelVersion[];
    readonly links: MlflowLinks;
    readonly now: number;
  },
) {
  const { versions, aliases, truncated } = model;
  const { links, now } = options;
  const link = links.model(model.name);
  const value = <T>(is: T) => ({ value: is, link });
  const unknownBecause = (why: string) => ({ unknownBecause: why, link });
  const numbers = (some: readonly ModelVersion[]) =>
    value(some.map(({ version }) => version));
  const { serving, challengers, live, byStageOnly } = judgeLiveness(model);
  const [latest] = versions;
  const notAll = unknownBecause(
    `the model has more versions than are read, which are the newest ${versions.length}`,
  );
  const all = <T>(count: T) => (truncated ? notAll : value(count));
  /** Those that are there are known, and none only if all were read. */
  const anyOf = (some: readonly ModelVersion[]) =>
    truncated && some.length === 0 ? notAll : numbers(some);
  return {
    versionCount: all(versions.length),
    latestVersion: latest
      ? {
          value: latest.version,
          link: links.version(model.name, latest.version),
        }
      : unknownBecause('the model has no version'),
    latestVersionAt: latest?.createdAt
      ? value(new Date(latest.createdAt).toISOString())
      : unknownBecause('the model has no version with a time'),
    failedVersions: numbers(versions.filter(({ isFailed }) => isFailed)),
    aliases: value([...aliases.keys()].sort()),
    usesDeprecatedStages: value(byStageOnly.length > 0),
    servingVersions: anyOf(serving),
    challengerVersions: anyOf(challengers),
    liveVersions: anyOf(live),
    liveVersionsWithoutRun:
      options.withoutRun.length === 0 && options.lookedAt.length < live.length
        ? unknownBecause(
            `only ${options.lookedAt.length} of ${live.length} live versions were looked at, and these lead to a run`,
          )
        : numbers(options.withoutRun),
    staleVersionCount: all(
      versions.filter(
        version =>
          version.isReady &&
          version.stage === undefined &&
          !live.includes(version) &&
          now - (version.createdAt ?? now) > STALE_MS,
      ).length,
    ),
  } satisfies MlflowFacts;
}
