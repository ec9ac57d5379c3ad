import assert from 'node:assert/strict';
import {
  answerFor,
  assertIsError,
  assertNoSecret,
  collect,
  collectAll,
  factsIn,
} from '../collect';
import { CollectorUnderTest } from '../CollectorUnderTest';
import { hostileEntities } from '../hostileEntities';

export async function survivesAnnotations(
  subject: CollectorUnderTest,
): Promise<void> {
  const [good] = subject.served;
  const hostile = hostileEntities(subject.served).filter(entity =>
    subject.collector.serves(entity),
  );
  const answers = await collectAll(subject, [...hostile, good]);
  factsIn(answerFor(answers, good));
}

export async function keepsFailuresApart(
  subject: CollectorUnderTest,
): Promise<void> {
  const { served, source } = subject;
  if (source.failsAsAWhole) return;
  const [broken, ...others] = served;
  await source.breakFor(broken);
  const answers = await collectAll(subject, served);
  assertIsError(answerFor(answers, broken));
  for (const other of others) factsIn(answerFor(answers, other));
}

export async function reportsSourceDown(
  subject: CollectorUnderTest,
): Promise<void> {
  await subject.source.goDown();
  await assertFails(subject);
}

export async function reportsGarbage(
  subject: CollectorUnderTest,
): Promise<void> {
  if (subject.source.failsAsAWhole) return;
  await subject.source.answerGarbage();
  await assertFails(subject);
}

async function assertFails(subject: CollectorUnderTest): Promise<void> {
  const { served, source, secrets } = subject;
  if (!source.failsAsAWhole) {
    const answers = await collectAll(subject, served);
    answers.forEach(assertIsError);
    return;
  }
  await assert.rejects(
    collect(
      subject,
      served.map(entity => ({ entity })),
    ),
    thrown => {
      // It is logged.
      assertNoSecret(thrown instanceof Error ? `${thrown.stack}` : '', secrets);
      return true;
    },
  );
}
