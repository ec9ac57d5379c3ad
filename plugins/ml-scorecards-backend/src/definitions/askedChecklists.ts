import { DefinedCheck, Definitions, isBroken } from './Definitions';
import { Condition } from './ConditionCompiler';
import { SCORECARD, ScorecardFact } from './scorecardFacts';

const COMPLETE: ScorecardFact = 'completeChecklists';

/**
 * The checklists that checks ask to be complete, by the id of the check. A condition names them in quotes or by a
 * parameter; one that names none may mean any. Pure.
 */
export function askedChecklists({
  checks,
  checklists,
}: Definitions): ReadonlyMap<string, readonly string[]> {
  const ids = checklists.map(({ definition }) => definition.id);
  const asked = new Map<string, readonly string[]>();
  for (const check of checks) {
    const conditions = isBroken(check)
      ? []
      : check.question.alternatives
          .map(({ condition }) => condition)
          .filter(readsChecklists);
    if (conditions.length > 0) {
      const named = ids.filter(id =>
        conditions.some(condition => names(condition, id, check)),
      );
      asked.set(check.definition.id, named.length > 0 ? named : ids);
    }
  }
  return asked;
}

function readsChecklists({ facts }: Condition): boolean {
  return facts.some(
    ({ source, name }) => source === SCORECARD && name === COMPLETE,
  );
}

function names(
  { text, params }: Condition,
  id: string,
  { definition }: DefinedCheck,
): boolean {
  return (
    text.includes(`"${id}"`) ||
    text.includes(`'${id}'`) ||
    // Lists and tables of parameters hold it in quotes as well.
    params.some(name =>
      JSON.stringify(definition.params[name] ?? null).includes(`"${id}"`),
    )
  );
}
