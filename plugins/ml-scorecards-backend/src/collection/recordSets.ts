import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { CollectedSet } from '../database/factSets';
import { isTransient } from '../database/isTransient';
import { LostTurnError } from '../database/recordingState';
import { ScorecardRecorder } from '../recording/ScorecardRecorder';

type Given = Parameters<ScorecardRecorder['recordFacts']>[0];

interface Recording {
  readonly knex: Knex;
  readonly recorder: ScorecardRecorder;
  readonly logger: LoggerService;
}

const NOT_RECORDED: CollectionError = {
  code: 'bad-payload',
  message:
    'What was read of this component could not be recorded. The log of the backend says why.',
};

/**
 * Records what a collector gave. If one component cannot be recorded, that is its own error and not that of the others:
 * then each is recorded by itself.
 */
export async function recordSets(
  recording: Recording,
  given: Given,
  sets: readonly CollectedSet[],
): Promise<void> {
  try {
    await recordTogether(recording, given, sets);
  } catch (error) {
    if (sets.length === 0 || !(await isOwnFault(recording.knex, error))) {
      throw error;
    }
    const { finish, ...each } = given;
    for (const set of sets) {
      await recordOne(recording, each, set);
    }
    await recording.recorder.recordFacts(given, []);
  }
}

async function recordTogether(
  { recorder }: Recording,
  given: Given,
  sets: readonly CollectedSet[],
): Promise<void> {
  try {
    await recorder.recordFacts(given, sets);
  } catch (error) {
    if (!isTransient(error)) {
      throw error;
    }
    await recorder.recordFacts(given, sets);
  }
}

async function recordOne(
  { knex, recorder, logger }: Recording,
  given: Given,
  set: CollectedSet,
): Promise<void> {
  try {
    await recorder.recordFacts(given, [set]);
  } catch (error) {
    if (!(await isOwnFault(knex, error))) {
      throw error;
    }
    const { componentId, fingerprint, startedAt } = set;
    logger.error(
      'What was read of an ML component could not be recorded.',
      Object.assign(toError(error), { source: given.source, componentId }),
    );
    // It is logged already, and whoever lost the batch meanwhile is told so by the next statement.
    await recorder
      .recordFacts(given, [
        { componentId, fingerprint, startedAt, error: NOT_RECORDED },
      ])
      .catch(() => {});
  }
}

async function isOwnFault(knex: Knex, error: unknown): Promise<boolean> {
  if (error instanceof LostTurnError) {
    return false;
  }
  // A database that is gone is nobody's own fault.
  await knex.raw('select 1');
  return true;
}
