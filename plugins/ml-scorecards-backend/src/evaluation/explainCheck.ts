import {
  Alternative,
  DefinedCheck,
  FactName,
  isBroken,
  Question,
} from '../definitions';
import { isSilent } from './askQuestion';
import { CheckVerdict, factsReadBy } from './judgeCheck';
import { SourceReading, whyUnknown, whyUnknownInWords } from './SourceReading';

/** What a person is told about a verdict: the condition, the facts behind it, why it is unknown, how to mend it. */
export interface Explanation {
  /** Why the state is unknown, and what to do. */
  readonly message?: string;
  /** Source whose facts gave the state, when the check names several. */
  readonly answeredBy?: string;
  readonly condition: string;
  readonly fix: string;
  /** The facts that the condition names. */
  readonly facts: readonly FactName[];
}

/** What stands between the conditions of a check that asks several sources. */
const BETWEEN: Readonly<Record<Question['by'], string>> = {
  any: '\nor ',
  all: '\nand ',
};

/**
 * Puts a verdict into words. No condition is calculated again: the facts are looked up, and the verdict stands as it
 * was recorded. Pure.
 */
export function explainCheck(
  check: DefinedCheck,
  verdict: CheckVerdict,
  options: {
    readonly readings: ReadonlyMap<string, SourceReading>;
    /** Unknown facts for want of which the component has no certain tier. */
    readonly tierRestsOn?: readonly FactName[];
  },
): Explanation {
  const { readings, tierRestsOn } = options;
  if (isBroken(check)) {
    const { passes, passesBy } = check.definition;
    return {
      message:
        verdict.state === 'unknown'
          ? `The definition of this check is wrong (${check.problem}). An operator of the portal has to mend it.`
          : undefined,
      condition:
        typeof passes === 'string'
          ? passes
          : Object.values(passes).join(BETWEEN[passesBy]),
      fix: 'Nothing to do for the owners of the component.',
      facts: [],
    };
  }
  const { question, appliesWhen } = check;
  const { alternatives } = question;
  const isApplicability = verdict.by === 'applies-when' && appliesWhen;
  const shown = shownAlternatives(alternatives, verdict, readings);
  const conditions = isApplicability
    ? [appliesWhen]
    : shown.map(({ condition }) => condition);
  const facts =
    verdict.state === 'not-applicable' && !isApplicability
      ? []
      : unique(conditions.flatMap(condition => condition.facts));
  return {
    message: messageOf(
      verdict,
      conditions.flatMap(condition => factsReadBy(condition, tierRestsOn)),
      readings,
    ),
    answeredBy: shown.length === 1 ? shown[0].source : undefined,
    condition: isApplicability
      ? appliesWhen.text
      : shown.map(conditionText).join(BETWEEN[question.by]),
    fix: [...new Set(shown.map(({ source }) => check.fixFor(source)))].join(
      ' Or: ',
    ),
    facts,
  };
}

/**
 * The alternative that passed, or those whose sources serve the component, or all if none does. Silent ones have no part in
 * it where others tell.
 */
function shownAlternatives(
  alternatives: readonly Alternative[],
  { state, by }: CheckVerdict,
  readings: ReadonlyMap<string, SourceReading>,
): readonly Alternative[] {
  if (typeof by === 'number' && alternatives[by]) {
    return [alternatives[by]];
  }
  if (state === 'not-applicable' || by === 'applies-when') {
    return alternatives;
  }
  const connected = alternatives.filter(
    ({ source }) => !source || readings.get(source)?.status !== 'not-connected',
  );
  const telling = connected.filter(
    alternative => !isSilent(alternative, readings),
  );
  return [telling, connected, alternatives].find(some => some.length > 0)!;
}

function messageOf(
  { state, reason, fault }: CheckVerdict,
  facts: readonly FactName[],
  readings: ReadonlyMap<string, SourceReading>,
): string | undefined {
  if (state !== 'unknown') {
    return undefined;
  }
  if (reason === 'definition-error') {
    return `The condition of this check cannot be calculated${
      fault ? ` (${fault})` : ''
    }. An operator of the portal has to mend it.`;
  }
  const hasLapsed = reason === 'attestation-expired';
  const messages = facts.flatMap(({ source, name }) => {
    const reading = readings.get(source);
    return hasLapsed || whyUnknown(reading, name) === reason
      ? whyUnknownInWords(reading, name) ?? []
      : [];
  });
  const text = [...new Set(messages)].join(' ');
  return hasLapsed
    ? `Somebody vouched for it, and that does not hold any more. ${text}`.trim()
    : text || undefined;
}

function unique(facts: readonly FactName[]): FactName[] {
  return [...new Map(facts.map(f => [`${f.source}.${f.name}`, f])).values()];
}

function conditionText({ source, condition }: Alternative): string {
  return source ? `${condition.text}  // ${source}` : condition.text;
}
