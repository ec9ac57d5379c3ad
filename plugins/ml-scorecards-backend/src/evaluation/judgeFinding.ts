import { Entity } from '@backstage/catalog-model';
import { DefinedFinding } from '../definitions';
import { askQuestion, QuestionInput } from './askQuestion';

/**
 * Whether advice is given: `open` if all of its evidence holds, `closed` if some does not, `not-enough-evidence` if it
 * cannot be told.
 */
export type FindingState = 'open' | 'closed' | 'not-enough-evidence';

/** Judges a finding. What is not meant for the component is closed. Pure. */
export function judgeFinding(
  finding: DefinedFinding,
  input: QuestionInput & { readonly entity: Entity },
): FindingState {
  if (!finding.appliesTo(input.entity)) {
    return 'closed';
  }
  let isCertain = true;
  for (const { question } of finding.evidence) {
    const { value } = askQuestion(question, input);
    if (value === false) {
      return 'closed';
    }
    isCertain &&= value === true;
  }
  return isCertain ? 'open' : 'not-enough-evidence';
}
