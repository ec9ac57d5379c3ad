import {
  CheckResult,
  CheckState,
  Evidence,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import { DefinedCheck, SCORECARD } from '../definitions';
import {
  CheckVerdict,
  evaluateComponent,
  Evaluation,
  evidenceFor,
  explainCheck,
  isRequired,
  scorecardReading,
} from '../evaluation';

/** A verdict with its explanation, as the reading side puts them together. */
export interface ExplainedCheck {
  readonly id: string;
  readonly level: CheckResult['level'];
  readonly weight: number;
  readonly required: boolean;
  readonly state: CheckState;
  readonly reason?: { readonly code: UnknownReason; readonly message: string };
  readonly answeredBy?: string;
  readonly condition: string;
  readonly fix: string;
  readonly evidence: readonly (Evidence & { readonly fact: string })[];
}

/** An evaluation with the explanation of every verdict. */
export interface ExplainedEvaluation extends Evaluation {
  readonly checks: readonly ExplainedCheck[];
}

/** Evaluates and explains, with the same readings for both. */
export function evaluateAndExplain(
  options: Parameters<typeof evaluateComponent>[0],
): ExplainedEvaluation {
  const evaluation = evaluateComponent(options);
  const readings = new Map(options.readings).set(
    SCORECARD,
    scorecardReading(evaluation.advice.facts),
  );
  return {
    ...evaluation,
    checks: options.definitions.checks.map((check, index) => ({
      id: check.definition.id,
      level: check.definition.level,
      weight: check.definition.weight,
      required: isRequired(check, evaluation.tier),
      ...explainVerdict(check, evaluation.verdicts[index], {
        readings,
        tierRestsOn: evaluation.tier.restsOnUnknown,
      }),
    })),
  };
}

/** A verdict in the words that a person reads. */
export function explainVerdict(
  check: DefinedCheck,
  verdict: CheckVerdict,
  options: Parameters<typeof explainCheck>[2],
): Pick<
  ExplainedCheck,
  'state' | 'reason' | 'answeredBy' | 'condition' | 'fix' | 'evidence'
> {
  const { message, facts, ...explanation } = explainCheck(
    check,
    verdict,
    options,
  );
  return {
    ...explanation,
    evidence: facts.flatMap(fact => {
      const evidence = evidenceFor(options.readings, fact);
      return evidence
        ? [{ fact: `${fact.source}.${fact.name}`, ...evidence }]
        : [];
    }),
    state: verdict.state,
    reason: verdict.reason && {
      code: verdict.reason,
      message: message ?? '',
    },
  };
}
