import assert from 'node:assert/strict';
import { Fact } from '../../FactCollector';
import { answerFor, collect, collectAll, factsIn } from '../collect';
import { CollectorUnderTest } from '../CollectorUnderTest';

const WEEK_MS = 7 * 24 * 3_600_000;

export async function answersEach(subject: CollectorUnderTest): Promise<void> {
  const answers = await collectAll(subject, subject.served);
  for (const answer of answers.values()) {
    const { facts } = factsIn(answer);
    assert(
      Object.values(facts).some(fact => 'value' in fact),
      `Nothing is known about ${answer.entityRef}`,
    );
  }
}

export async function answersNothing(
  subject: CollectorUnderTest,
): Promise<void> {
  assert.equal((await collect(subject, [])).size, 0);
}

export async function givesTheSameFacts(
  subject: CollectorUnderTest,
): Promise<void> {
  const first = await collectAll(subject, subject.served);
  const second = await atAnotherTime(() => collectAll(subject, subject.served));
  for (const entity of subject.served) {
    const [before, after] = [first, second].map(
      answers => factsIn(answerFor(answers, entity)).facts,
    );
    assert.deepEqual(after, before, 'Facts change while the source does not');
  }
}

export async function answersUnchanged(
  subject: CollectorUnderTest,
): Promise<void> {
  const { served, source } = subject;
  const first = await collectAll(subject, served);
  for (const entity of served) {
    const { facts, revision } = factsIn(answerFor(first, entity));
    const askedWith = async (stored: string) =>
      answerFor(await collect(subject, [{ entity, revision: stored }]), entity);

    const other = await askedWith(`${revision ?? ''}-of-another-time`);
    assert.deepEqual(factsIn(other).facts, facts, 'Facts for another revision');
    if (revision === undefined) continue;
    const same = await askedWith(revision);
    if (!('unchanged' in same)) {
      assert.deepEqual(factsIn(same).facts, facts, 'Facts for this revision');
    }
  }

  const [entity] = served;
  const { facts, revision } = factsIn(answerFor(first, entity));
  if (revision === undefined) return;
  assert(source.change, 'Revisions are given, so say how the source changes');
  await source.change(entity);
  const changed: Record<string, Fact> = factsIn(
    answerFor(await collect(subject, [{ entity, revision }]), entity),
  ).facts;
  assert.notDeepEqual(changed, facts, 'The source has changed');
}

/** Runs something with the clock a week ahead, for who takes the time from `Date`. Timers run as always. */
async function atAnotherTime<T>(run: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length > 0 ? args : [target.now() + WEEK_MS],
        newTarget,
      ),
    get: (target, property, receiver) =>
      property === 'now'
        ? () => target.now() + WEEK_MS
        : Reflect.get(target, property, receiver),
  });
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}
