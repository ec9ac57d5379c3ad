import {
  CheckResult,
  CheckState,
  Evidence,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import { DefinedCheck, SCORECARD } from '../definitions';
import {
  Decision,
  evaluateComponent,
  Evaluation,
  evidenceFor,
  explainCheck,
  isRequired,
  scorecardReading,
} from '../evaluation';

/** A decision with its explanation, as the reading side puts them together. */
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

/** An evaluation with the explanation of every decision. */
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
      ...explainDecision(check, evaluation.decisions[index], {
        readings,
        tierRestsOn: evaluation.tier.restsOnUnknown,
      }),
    })),
  };
}

/** A decision in the words that a person reads. */
export function explainDecision(
  check: DefinedCheck,
  decision: Decision,
  options: Parameters<typeof explainCheck>[2],
): Pick<
  ExplainedCheck,
  'state' | 'reason' | 'answeredBy' | 'condition' | 'fix' | 'evidence'
> {
  const { message, facts, ...explanation } = explainCheck(
    check,
    decision,
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
    state: decision.state,
    reason: decision.reason && {
      code: decision.reason,
      message: message ?? '',
    },
  };
}
