import { TodoProspects } from 'backstage-plugin-ml-scorecards-common';
import { DefinedCheck } from '../definitions';
import { isOwed, Ladders } from '../evaluation';
import { CheckStanding } from './CheckStandings';

/** A check of a component, as it stands. */
export interface StandingCheck {
  readonly check: DefinedCheck;
  readonly standing: CheckStanding;
  /** Whether the tier of the component asks for it. */
  readonly required: boolean;
}

/** What mending one check of a component takes, and what that alone would change. Pure. */
export class MendProspects {
  private readonly ladders: Ladders;
  private readonly gap: number;
  private readonly dimensionTitles: ReadonlyMap<string, string>;

  constructor(
    checks: readonly StandingCheck[],
    dimensionTitles: ReadonlyMap<string, string>,
  ) {
    const rungs = checks.map(({ check, standing, required }) => ({
      dimension: check.definition.dimension,
      level: check.definition.level,
      state: standing.state,
      waived: standing.is === 'waived',
      required,
    }));
    this.ladders = new Ladders(rungs);
    this.gap = rungs.filter(rung => rung.required && isOwed(rung)).length;
    this.dimensionTitles = dimensionTitles;
  }

  /** Of a required check that is owed. */
  of({ definition }: DefinedCheck): TodoProspects {
    const { unlocks } = this.ladders.unlockedBy(definition);
    const [raised] = unlocks.dimensions;
    return {
      effort: definition.effort,
      ...(this.gap === 1 && { closesGap: true }),
      ...(unlocks.level && { level: unlocks.level }),
      ...(raised !== undefined && {
        dimension: {
          id: raised,
          title: this.dimensionTitles.get(raised) ?? raised,
        },
      }),
    };
  }
}
