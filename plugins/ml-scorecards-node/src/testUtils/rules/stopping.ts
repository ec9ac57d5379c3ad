import assert from 'node:assert/strict';
import {
  assertIsError,
  assertNoSecret,
  collect,
  collectAll,
  factsIn,
  withinTurns,
} from '../collect';
import { CollectorUnderTest } from '../CollectorUnderTest';

/** Generous for what only has to let go, and over within milliseconds. */
const TURNS_TO_END = 1000;

export async function endsWhenTold(subject: CollectorUnderTest): Promise<void> {
  const components = subject.served.map(entity => ({ entity }));
  const stop = new AbortController();
  const asked = subject.source.hang();
  const collecting = collect(subject, components, stop.signal);
  await Promise.race([asked, collecting.catch(() => {})]);
  stop.abort();
  const ended = await withinTurns(collecting, TURNS_TO_END);
  if (ended.status === 'fulfilled') {
    ended.value.forEach(assertIsError);
  } else {
    assert(
      !(ended.reason instanceof assert.AssertionError),
      String(ended.reason),
    );
    assertNoSecret(String(ended.reason), subject.secrets);
  }
}

export async function canBeLeft(subject: CollectorUnderTest): Promise<void> {
  const { collector, served } = subject;
  const components = served.map(entity => ({ entity }));
  const { signal } = new AbortController();
  for await (const _ of collector.collect(components, { signal })) {
    break;
  }
  const answers = await collectAll(subject, served);
  answers.forEach(answer => factsIn(answer));
}
