import { Entity } from '@backstage/catalog-model';
import {
  DATA_TRAITS,
  DECLARATION_ANNOTATIONS,
  PROPOSALS,
} from 'backstage-plugin-ml-scorecards-common';
import { catalogFacts, Fact, Facts } from 'backstage-plugin-ml-scorecards-node';
import {
  Annotation,
  readPastDay,
  readText,
  readTimeSpan,
  readWords,
} from './annotationValues';

const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

const SCALE_LIMITS = {
  'training-window': 'trainingWindow',
  'latency-limit': 'latencyLimit',
  'pipeline-interval': 'pipelineInterval',
} as const;

/** What the annotations of a component declare. A value that is not understood is unknown, never zero or false. */
export function declaredFacts(
  entity: Entity,
  now: Date,
): Facts<typeof catalogFacts> {
  const read = (key: keyof typeof DECLARATION_ANNOTATIONS): Annotation => {
    const name = DECLARATION_ANNOTATIONS[key];
    return { name, value: entity.metadata.annotations?.[name] };
  };
  return {
    trainingWindowSeconds: inUnits(
      readTimeSpan(read('trainingWindow')),
      SECOND_MS,
    ),
    hasLatencyLimit: isDeclared(read('latencyLimit')),
    latencyLimitSeconds: inUnits(readTimeSpan(read('latencyLimit')), SECOND_MS),
    pipelineIntervalDays: inUnits(
      readTimeSpan(read('pipelineInterval')),
      DAY_MS,
    ),
    scaleLimits: scaleLimits(read),
    modelStaleAfterDays: inUnits(readTimeSpan(read('modelStaleAfter')), DAY_MS),
    retrainTrigger: readText(read('retrainTrigger')),
    fallback: readText(read('fallback')),
    fallbackTestedAt: readPastDay(read('fallbackTestedOn'), now),
    rollbackDrilledAt: readPastDay(read('rollbackDrilledOn'), now),
    proposals: readWords(read('proposes'), PROPOSALS),
    dataTraits: readWords(read('dataTraits'), DATA_TRAITS),
  };
}

/** Whether a time span is declared, which can't be told while its value makes no sense. */
function isDeclared(annotation: Annotation): Fact<boolean> {
  if (annotation.value === undefined) {
    return { value: false };
  }
  const span = readTimeSpan(annotation);
  return 'value' in span ? { value: true } : span;
}

function scaleLimits(
  read: (key: keyof typeof DECLARATION_ANNOTATIONS) => Annotation,
): Fact<readonly string[]> {
  const declared: string[] = [];
  for (const [limit, key] of Object.entries(SCALE_LIMITS)) {
    const answer = isDeclared(read(key));
    if (!('value' in answer)) {
      return answer;
    }
    if (answer.value) {
      declared.push(limit);
    }
  }
  return { value: declared };
}

function inUnits(span: Fact<number>, unitMs: number): Fact<number> {
  return 'value' in span ? { value: span.value / unitMs } : span;
}
