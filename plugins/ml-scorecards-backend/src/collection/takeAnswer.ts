import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  CollectionError,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
import { Answer } from './askCollector';
import { BatchReading } from './BatchReading';

const BAD_ANSWER: CollectionError = {
  code: 'bad-payload',
  message:
    'What the collector gave for this component cannot be recorded. That is a fault of the collector, for whoever maintains it. The log of the backend says why.',
};

/** Adds an answer to what was read of a batch. What is no answer at all is the error of that component. */
export function takeAnswer(
  { collector, logger }: { collector: FactCollector; logger: LoggerService },
  reading: BatchReading,
  answer: Answer,
): void {
  try {
    reading.add(answer);
  } catch (error) {
    const { source } = collector.factSet;
    const { entityRef } = answer.component;
    logger.error(
      'A fact collector gave something that cannot be recorded.',
      Object.assign(toError(error), { source, entityRef }),
    );
    const { componentId, fingerprint, startedAt } = answer.set;
    reading.add({
      ...answer,
      set: { componentId, fingerprint, startedAt, error: BAD_ANSWER },
    });
  }
}
