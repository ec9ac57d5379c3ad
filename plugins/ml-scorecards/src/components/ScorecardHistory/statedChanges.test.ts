import { Statement } from 'backstage-plugin-ml-scorecards-common';
import { sentenceOf, statedChanges } from './statedChanges';

const statement: Statement = {
  at: '2026-02-28T09:00:00.000Z',
  by: 'user:default/olivia',
  kind: 'attestation',
  action: 'attest',
  subject: { id: 'data-is-tracked', title: 'Training data is versioned' },
  before: null,
  after: null,
};

describe('statedChanges', () => {
  it('gives what was written for the first time', () => {
    expect(
      statedChanges({
        before: null,
        after: { note: 'Done', until: '2026-04-01', version: 1 },
      }),
    ).toEqual([
      { field: 'note', before: undefined, after: 'Done' },
      { field: 'until', before: undefined, after: '2026-04-01' },
    ]);
  });

  it('leaves out what is as it was, and what was and is empty', () => {
    expect(
      statedChanges({
        before: { note: 'Done', evidenceUrl: null, until: '2026-03-01' },
        after: { note: 'Done', evidenceUrl: '', until: '2026-04-01' },
      }),
    ).toEqual([{ field: 'until', before: '2026-03-01', after: '2026-04-01' }]);
  });

  it('gives what is gone', () => {
    expect(
      statedChanges({ before: { reason: 'We wait' }, after: null }),
    ).toEqual([{ field: 'reason', before: 'We wait', after: undefined }]);
  });
});

describe('sentenceOf', () => {
  it.each<[Partial<Statement>, string]>([
    [{ action: 'tick' }, 'tick'],
    [{ action: 'untick', before: { disputed: false } }, 'untick'],
    [{ action: 'untick', before: { disputed: true } }, 'untickDispute'],
    [{ action: 'decide' }, 'decide'],
    [{ action: 'decide', before: { reason: 'We wait' } }, 'decideAgain'],
    [{ action: 'attest' }, 'attest'],
    [{ action: 'attest', before: { note: 'Done' } }, 'attestAgain'],
    [{ action: 'take-back', kind: 'decision' }, 'takeBackDecision'],
    [{ action: 'take-back', kind: 'attestation' }, 'takeBackAttestation'],
    [{ action: 'take-back', kind: 'waiver' }, 'takeBack'],
    [{ action: 'withdraw', kind: 'waiver' }, 'withdraw'],
  ])('says of %j: %s', (of, sentence) => {
    expect(sentenceOf({ ...statement, ...of })).toBe(sentence);
  });
});
