import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectionError,
  ComponentToCollect,
  Fact,
  FactCollector,
  FactValue,
} from '../FactCollector';
import { FactSet, FactType } from '../facts';
import { CollectorUnderTest } from './CollectorUnderTest';

const CODES: Readonly<Record<CollectionError['code'], true>> = {
  auth: true,
  'not-found': true,
  unavailable: true,
  timeout: true,
  'rate-limited': true,
  'bad-payload': true,
  misconfigured: true,
};

const HAS_TYPE: Readonly<Record<FactType, (value: unknown) => boolean>> = {
  boolean: value => typeof value === 'boolean',
  integer: value => Number.isSafeInteger(value),
  number: value => Number.isFinite(value),
  string: value => typeof value === 'string',
  instant: value =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
  strings: value =>
    Array.isArray(value) && value.every(each => typeof each === 'string'),
};

/** Asks for components and checks the form of what is answered: each at most once, and nothing about others. */
export async function collect(
  { collector, secrets }: CollectorUnderTest,
  components: readonly ComponentToCollect[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Map<string, CollectedFacts>> {
  const asked = new Set(
    components.map(({ entity }) => stringifyEntityRef(entity)),
  );
  const answers = new Map<string, CollectedFacts>();
  for await (const answer of (collector as FactCollector).collect(components, {
    signal,
  })) {
    const { entityRef } = answer;
    assert(asked.has(entityRef), `Answered for ${entityRef}, unasked`);
    assert(!answers.has(entityRef), `Answered twice for ${entityRef}`);
    assertNoSecret(JSON.stringify(answer), secrets);
    assertWellFormed(answer, collector.factSet);
    answers.set(entityRef, answer);
  }
  return answers;
}

/** Asks for entities, and expects an answer for each. */
export async function collectAll(
  subject: CollectorUnderTest,
  entities: readonly Entity[],
): Promise<Map<string, CollectedFacts>> {
  const answers = await collect(
    subject,
    entities.map(entity => ({ entity })),
  );
  for (const entity of entities) answerFor(answers, entity);
  return answers;
}

export function answerFor(
  answers: ReadonlyMap<string, CollectedFacts>,
  entity: Entity,
): CollectedFacts {
  const answer = answers.get(stringifyEntityRef(entity));
  assert(answer, `No answer for ${stringifyEntityRef(entity)}`);
  return answer;
}

/** The facts of an answer that should hold facts. */
export function factsIn(answer: CollectedFacts): {
  facts: Record<string, Fact>;
  revision?: string;
} {
  assert('facts' in answer, `Not facts, but ${JSON.stringify(answer)}`);
  return answer as { facts: Record<string, Fact>; revision?: string };
}

/** Checks that an answer is an error. */
export function assertIsError(answer: CollectedFacts): void {
  assert('error' in answer, `Not an error, but ${JSON.stringify(answer)}`);
}

/** Checks that none of the secrets is in a text. */
export function assertNoSecret(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    assert(
      !text.includes(secret),
      `A credential shows in ${text.slice(0, 1000)}`,
    );
  }
}

/** Waits for what has nothing to wait for any more. Counts turns of the event loop, so that no slow machine matters. */
export async function withinTurns<T>(
  work: Promise<T>,
  turns: number,
): Promise<PromiseSettledResult<T>> {
  let result: PromiseSettledResult<T> | undefined;
  Promise.allSettled([work]).then(([settled]) => {
    result = settled;
  });
  for (let turn = 0; turn < turns; turn += 1) {
    if (result) return result;
    await setImmediate();
  }
  throw new assert.AssertionError({
    message: `Not done after ${turns} turns of the event loop`,
  });
}

function assertWellFormed(answer: CollectedFacts, { facts }: FactSet): void {
  const kinds = ['facts', 'unchanged', 'error'].filter(kind => kind in answer);
  assert.equal(kinds.length, 1, `${answer.entityRef} has no one answer`);
  if ('error' in answer) {
    const { code, message } = answer.error;
    assert(Object.hasOwn(CODES, code), `There is no error code ${code}`);
    assert(
      /^\S.{10,1000}\S$/.test(message),
      `No line that says the cause and what to do: ${message.slice(0, 200)}`,
    );
  }
  if ('facts' in answer) {
    for (const [name, fact] of Object.entries(answer.facts)) {
      assert(Object.hasOwn(facts, name), `There is no fact ${name}`);
      if (fact) assertFact(name, fact, facts[name].type);
    }
  }
}

function assertFact(name: string, fact: Fact<FactValue>, type: FactType): void {
  if ('value' in fact) {
    assert(
      HAS_TYPE[type](fact.value),
      `${name} is of type ${type}, not ${JSON.stringify(fact.value)}`,
    );
  } else {
    assert.match(fact.unknownBecause, /\S/, `${name} is unknown without why`);
  }
  if (fact.link !== undefined) {
    assert(URL.canParse(fact.link), `${name} has a link that is none`);
    const { protocol, username, password } = new URL(fact.link);
    assert.match(protocol, /^https?:$/, `${name} has a link to ${protocol}`);
    assert.equal(
      username + password,
      '',
      `${name} has a link with credentials`,
    );
  }
}
