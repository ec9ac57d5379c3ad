import { VersionOf } from './oracle';
import { draw, factSetOf, serves, SOURCES } from './workload';

/*
 * What changes from round to round. As everything of the made-up organisation it follows from numbers, so that a process
 * that takes over from another one needs to know no more than the number of the round.
 */

/** An organisation, and how much of it changes. */
export interface Changing {
  readonly components: number;
  /** One in so many fact sets changes in a round. */
  readonly oneIn: number;
}

/** Components of which a source says something else from this round on. Sources that fail do not change. */
export function* changesOf(
  { components, oneIn }: Changing,
  round: number,
  source: number,
): Generator<number> {
  for (let component = 0; component < components; component += 1) {
    if (
      serves(component, source) &&
      draw(component, source, round, 7) < 1 / oneIn &&
      isAnswer(component, source, round)
    ) {
      yield component;
    }
  }
}

/** Which version of each fact set is current after a round. */
export function versionsAfter(changing: Changing, rounds: number): VersionOf {
  const versions = new Map<number, number>();
  for (let round = 1; round <= rounds; round += 1) {
    for (let source = 0; source < SOURCES; source += 1) {
      for (const component of changesOf(changing, round, source)) {
        versions.set(component * SOURCES + source, round);
      }
    }
  }
  return (component, source) => versions.get(component * SOURCES + source) ?? 0;
}

/** The first version from this one on that is an answer and no failure. */
export function answerFrom(
  component: number,
  source: number,
  version: number,
): number {
  let next = version;
  while (!isAnswer(component, source, next)) {
    next += 1;
  }
  return next;
}

function isAnswer(component: number, source: number, version: number): boolean {
  return !factSetOf(component, source, version).error;
}
