import { ModelVersion, RegisteredModel } from './RegisteredModel';

/** Which versions of a model matter now, each time the newest first. */
export interface Liveness {
  /** With the alias champion; without one, in the stage Production. */
  readonly serving: readonly ModelVersion[];
  /** With the alias challenger or shadow. */
  readonly challengers: readonly ModelVersion[];
  /** With any alias, or in the stage Production or Staging. */
  readonly live: readonly ModelVersion[];
  /** In the stage Production or Staging, and without an alias. */
  readonly byStageOnly: readonly ModelVersion[];
}

const CHAMPION = 'champion';
const CHALLENGERS = ['challenger', 'shadow'];

export function judgeLiveness({
  aliases,
  versions,
}: RegisteredModel): Liveness {
  const aliasesOf = (version: ModelVersion) =>
    [...aliases]
      .filter(([, number]) => number === version.version)
      .map(([alias]) => alias.toLowerCase());
  const withAlias = (...wanted: readonly string[]) =>
    versions.filter(version =>
      aliasesOf(version).some(alias => wanted.includes(alias)),
    );
  const isAliased = (version: ModelVersion) => aliasesOf(version).length > 0;
  const isStaged = ({ stage }: ModelVersion) =>
    stage === 'Production' || stage === 'Staging';
  const champions = withAlias(CHAMPION);
  return {
    serving: champions.length
      ? champions
      : versions.filter(({ stage }) => stage === 'Production'),
    challengers: withAlias(...CHALLENGERS),
    live: versions.filter(each => isAliased(each) || isStaged(each)),
    byStageOnly: versions.filter(each => isStaged(each) && !isAliased(each)),
  };
}
