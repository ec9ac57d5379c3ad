import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';

/**
 * Evaluates a component after people changed what they say of it. What they said is written by then and stays: if this
 * fails, the next evaluation of all components catches up.
 */
export async function evaluateForPeople(
  { id, entity_ref: entityRef }: { id: number; entity_ref: string },
  options: {
    recorder: Pick<ScorecardRecorder, 'evaluate'>;
    logger: LoggerService;
  },
): Promise<void> {
  try {
    await options.recorder.evaluate([id], { cause: 'people' });
  } catch (error) {
    options.logger.error(
      'An ML component could not be evaluated after its owners changed something.',
      Object.assign(toError(error), { entityRef }),
    );
  }
}
