// The tests are registered here for whoever calls it, so rules for test files do not fit.
/* eslint-disable jest/no-export, jest/expect-expect, jest/valid-title */
import assert from 'node:assert/strict';
import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  FactCollector,
} from 'backstage-plugin-ml-scorecards-node';
import { collectByName, component } from './collectByName';
import { differences, ExpectedAnswer } from './differences';
import { Recording, replay } from './Recording';

/** Paths, users and addresses, each with what is before it. */
const OF_A_MACHINE =
  /.{30}(?:\/(?:home|root|tmp|Users|work)\/|127\.0\.0\.1|"root)/g;

/**
 * Options of {@link recordingContract}.
 *
 * @public
 */
export interface RecordingContractOptions {
  /** What real servers have answered to `node test/live/run.mjs <source> --record`. */
  readonly recording: Recording;
  /** What is to be told, by the names of components. */
  readonly scenario: Readonly<Record<string, ExpectedAnswer>>;
  /** A collector that reads the server at an address, at a time. */
  collector(
    address: string,
    options: { readonly now: () => number },
  ): FactCollector<any>;
  /** Components as the catalog has them, if they have more than annotations. */
  complete?(component: Entity): Entity;
  /** What components name now, if the recording could be of another time. */
  readonly annotations?: Recording['annotations'];
}

/**
 * Registers the tests that say of a recorded server what `test/live` says of a real one. Call it in a `describe`: it gives
 * what is collected of components, by their names, for what else there is to test.
 *
 * @public
 */
export function recordingContract(
  options: RecordingContractOptions,
): (names: readonly string[]) => Promise<Record<string, CollectedFacts<any>>> {
  const { recording, scenario, annotations } = options;
  const { complete = entity => entity } = options;
  let server: Awaited<ReturnType<typeof replay>>;

  beforeAll(async () => {
    server = await replay(recording);
  });
  afterAll(() => server.stop());

  const collect = (names: readonly string[]) =>
    collectByName(
      options.collector(server.origin, { now: () => recording.recordedAt }),
      names.map(name => complete(component(name, recording.annotations[name]))),
    );

  if (annotations) {
    it('was recorded with what components name now', () => {
      assert.deepEqual(recording.annotations, annotations);
    });
  }

  for (const [name, expected] of Object.entries(scenario)) {
    it(`tells of ${name} what is to be known`, async () => {
      const answers = await collect([name]);
      assert.deepEqual(differences(expected, answers[name]), []);
    });
  }

  it('tells the same of all of them at once', async () => {
    const answers = await collect(Object.keys(recording.annotations));
    assert.deepEqual(
      Object.entries(scenario).flatMap(([name, expected]) =>
        differences(expected, answers[name]),
      ),
      [],
    );
  });

  it('holds no path, user or address of the machine that recorded it', () => {
    const json = JSON.stringify(recording);
    // What Python packs holds paths as well.
    const packed = json.match(/"[A-Za-z0-9+/=]{40,}"/g) ?? [];
    const text = [
      json,
      ...packed.map(each => Buffer.from(each, 'base64').toString('latin1')),
    ].join(' '.repeat(30));
    assert.equal(text.match(OF_A_MACHINE), null);
  });

  return collect;
}
