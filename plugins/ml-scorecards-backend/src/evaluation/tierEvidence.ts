import { FactValue } from 'backstage-plugin-ml-scorecards-node';
import { FactName } from '../definitions';
import { textToChain } from './dependantChain';
import { knownValue, SourceReading } from './SourceReading';

/** What the tier asks of facts. */
export type TierQuestion =
  | 'isReliedOn'
  | 'isConsumed'
  | 'isServing'
  | 'isBatchJob';

interface Answer {
  readonly value: boolean | undefined;
  readonly unknown: readonly FactName[];
}

const FACTS: Readonly<Record<TierQuestion, readonly FactName[]>> = {
  isReliedOn: [
    { source: 'catalog', name: 'customerFacingDependants' },
    { source: 'catalog', name: 'criticalDependants' },
  ],
  isConsumed: [{ source: 'catalog', name: 'consumers' }],
  isServing: [
    { source: 'catalog', name: 'providedApis' },
    { source: 'kubeflow', name: 'inferenceServices' },
  ],
  isBatchJob: [
    { source: 'kubeflow', name: 'recurringRunIsEnabled' },
    { source: 'git', name: 'hasDvcProject' },
  ],
};

/** What facts say about who and what depends on a component, and how it works. */
export class TierEvidence {
  private readonly answers = new Map<TierQuestion, Answer>();

  constructor(private readonly readings: ReadonlyMap<string, SourceReading>) {}

  /** The answer to a question; undefined if facts are unknown that could change it. */
  ask(question: TierQuestion): boolean | undefined {
    return this.answer(question).value;
  }

  /** The unknown facts for want of which a question has no answer. */
  unknownFacts(question: TierQuestion): readonly FactName[] {
    return this.answer(question).unknown;
  }

  /** Chains to customer-facing dependants, the nearest first. */
  customerFacing(): string[][] {
    return this.list('catalog', 'customerFacingDependants').map(textToChain);
  }

  /** Chains to critical dependants, the nearest first. */
  critical(): string[][] {
    return this.list('catalog', 'criticalDependants').map(textToChain);
  }

  consumers(): readonly string[] {
    return this.list('catalog', 'consumers');
  }

  providedApis(): readonly string[] {
    return this.list('catalog', 'providedApis');
  }

  inferenceServices(): readonly string[] {
    return this.list('kubeflow', 'inferenceServices');
  }

  hasRecurringRun(): boolean {
    return this.value('kubeflow', 'recurringRunIsEnabled') === true;
  }

  private answer(question: TierQuestion): Answer {
    let answer = this.answers.get(question);
    if (!answer) {
      answer = askAny(FACTS[question], this.readings);
      this.answers.set(question, answer);
    }
    return answer;
  }

  private list(source: string, name: string): readonly string[] {
    const value = this.value(source, name);
    return isList(value) ? value : [];
  }

  private value(source: string, name: string): FactValue | undefined {
    return knownValue(this.readings.get(source), name);
  }
}

/** Whether any of the facts says so. One that is unknown could; a source that is not connected is left out. */
function askAny(
  facts: readonly FactName[],
  readings: ReadonlyMap<string, SourceReading>,
): Answer {
  const unknown: FactName[] = [];
  for (const fact of facts) {
    const reading = readings.get(fact.source);
    const value = knownValue(reading, fact.name);
    if (value === true || (isList(value) && value.length > 0)) {
      return { value: true, unknown: [] };
    }
    if (value === undefined && isAsked(fact, reading)) {
      unknown.push(fact);
    }
  }
  return { value: unknown.length === 0 ? false : undefined, unknown };
}

/** The catalog serves every component, so its silence says nothing. */
function isAsked(
  { source }: FactName,
  reading: SourceReading | undefined,
): boolean {
  return (
    source === 'catalog' ||
    (reading !== undefined && reading.status !== 'not-connected')
  );
}

function isList(value: FactValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}
