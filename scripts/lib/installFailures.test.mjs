import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainInstallFailure } from './installFailures.mjs';

const known = {
  'npm error code ENOTFOUND': /registry cannot be reached/,
  'RequestError: getaddrinfo EAI_AGAIN somewhere': /registry cannot be reached/,
  'Error: connect ECONNREFUSED 127.0.0.1:1': /registry cannot be reached/,
  '➤ YN0080: │ a@npm:1: Request to somewhere has been blocked because of your configuration settings':
    /registry cannot be reached/,
  'code SELF_SIGNED_CERT_IN_CHAIN': /NODE_EXTRA_CA_CERTS/,
  'ENOSPC: no space left on device, write': /disk is full/,
  '➤ YN0028: │ The lockfile would have been modified by this install':
    /yarn\.lock/,
};
for (const [output, sentence] of Object.entries(known)) {
  test(`"${output}" is explained`, () => {
    assert.match(explainInstallFailure(output), sentence);
  });
}

test('an unknown failure is left to its own messages', () => {
  assert.equal(explainInstallFailure('something else broke'), undefined);
});
