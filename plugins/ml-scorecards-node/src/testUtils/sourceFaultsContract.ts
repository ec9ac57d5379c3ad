// The tests are registered here for whoever calls it, so rules for test files do not fit.
/* eslint-disable jest/no-export, jest/expect-expect, jest/valid-title */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  CollectedFacts,
  SourceClock,
} from 'backstage-plugin-ml-scorecards-node';
import { fastClock, realClock } from './clocks';
import { Misbehaviour, misbehaviours } from './misbehaviours';
import { SourceFault } from './sourceFaults';

/**
 * Options of {@link sourceFaultsContract}.
 *
 * @public
 */
export interface SourceFaultsContractOptions {
  /** What the server does, and what is told then. */
  readonly faults: readonly SourceFault[];
  /** Lets a server answer so, whatever it is asked. */
  misbehave(misbehaviour: Misbehaviour): void;
  /** Reads components of that server. What it expects of others is up to it. */
  collect(clock: SourceClock): Promise<readonly CollectedFacts<any>[]>;
  /** Reads a component of a server at an address, which is no other one's. */
  collectFrom(address: string): Promise<CollectedFacts<any>>;
  /** How many components are read. */
  readonly components: number;
  /** What the server was asked, in order. */
  readonly requests: readonly unknown[];
  /** How often it may be asked, however many components there are. */
  readonly mostRequests: number;
  /** How often if it answers without end: as often. */
  readonly mostRequestsOfMuch?: number;
  /** What messages name, so that one finds what to correct. */
  readonly configKey?: string;
}

/**
 * Registers the tests that a server which misbehaves is told of to each of its components. Call it in a `describe`.
 *
 * @public
 */
export function sourceFaultsContract(
  options: SourceFaultsContractOptions,
): void {
  const { faults, components, requests, mostRequests } = options;
  const { mostRequestsOfMuch = mostRequests, configKey = '' } = options;

  for (const [what, misbehaviour, code, message] of faults) {
    it(`and ${what}, is told to each component`, async () => {
      options.misbehave(misbehaviour);
      const isMuch = clockFor(misbehaviour) === realClock;
      const answers = await options.collect(clockFor(misbehaviour));
      assert.equal(answers.length, components);
      for (const answer of answers) {
        assertFailed(answer, code);
        assert.match(answer.error.message, message);
        assert(answer.error.message.includes(configKey), answer.error.message);
      }
      const most = isMuch ? mostRequestsOfMuch : mostRequests;
      assert(requests.length <= most, `It was asked ${requests.length} times`);
    });
  }

  it('is not read where nothing listens', async () => {
    const answer = await options.collectFrom(await unusedAddress());
    assertFailed(answer, 'unavailable');
    assert.match(answer.error.message, /cannot be reached \(ECONNREFUSED\)/);
  });
}

/** As much as some of them send takes its time. */
function clockFor(misbehaviour: Misbehaviour): SourceClock {
  const { gigabyte, gzipBomb } = misbehaviours;
  return [gigabyte, gzipBomb].includes(misbehaviour) ? realClock : fastClock;
}

function assertFailed(
  answer: CollectedFacts<any>,
  code: string,
): asserts answer is Extract<CollectedFacts<any>, { error: unknown }> {
  assert('error' in answer, `No error: ${JSON.stringify(answer)}`);
  assert.equal(answer.error.code, code, answer.error.message);
}

async function unusedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
