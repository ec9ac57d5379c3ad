import { plain } from '../__testUtils__/collectAll';
import { Files, repository } from '../__testUtils__/memoryRepository';
import { documentFacts } from './documentFacts';

const factsOf = async (files: Files, folders = [''], canList = true) =>
  plain(await documentFacts(repository(files, canList), folders));

describe('runbook', () => {
  it.each<[string, Files, string]>([
    [
      'a file',
      { 'docs/runbook.md': '# Runbook\nRestart it.' },
      'docs/runbook.md',
    ],
    [
      'a folder',
      { 'docs/runbooks/api.md': 'Restart it.' },
      'docs/runbooks/api.md',
    ],
    [
      'a section of the README',
      {
        'README.md': '# X\n\n## Runbook\n\n### When it is slow\n\nRestart it.',
      },
      'README.md',
    ],
    ['headings only', { 'RUNBOOK.md': '# Runbook\n\n## Alerts\n\nTODO' }, ''],
    [
      'an empty section',
      { 'README.md': '## Runbook\n\n## Licence\n\nNone.' },
      '',
    ],
    ['nothing', { 'README.md': 'hi' }, ''],
  ])('of %s', async (_, files, path) => {
    expect(await factsOf(files)).toMatchObject({ runbook: path });
  });

  it('is the nearest one of the component', async () => {
    const files = {
      'a/deep/runbook.md': 'Restart it.',
      'a/RUNBOOK.md': 'Restart it.',
      'RUNBOOK.md': 'Restart all.',
    };
    expect(await factsOf(files, ['a'])).toMatchObject({
      runbook: 'a/RUNBOOK.md',
    });
    expect(await factsOf(files, ['b'])).toMatchObject({ runbook: '' });
  });

  it('is present or unknown on a host that cannot list', async () => {
    expect(
      await factsOf({ 'docs/runbook.md': 'Restart it.' }, [''], false),
    ).toMatchObject({ runbook: 'docs/runbook.md' });
    expect(await factsOf({}, [''], false)).toMatchObject({
      runbook: expect.stringMatching(/^\? .*cannot list/),
      decisionRecords: expect.stringMatching(/^\? .*cannot list/),
    });
  });
});

describe('decisionRecords', () => {
  it('are files in folders for them, without templates', async () => {
    expect(
      await factsOf({
        'docs/adr/0001-one-model.md': 'x',
        'docs/adr/template.md': 'x',
        'docs/adr/README.md': 'x',
        'doc/architecture/decisions/0002.md': 'x',
        'docs/decisions.md': 'x',
      }),
    ).toMatchObject({
      decisionRecords: [
        'doc/architecture/decisions/0002.md',
        'docs/adr/0001-one-model.md',
      ],
    });
  });

  it('of the folder above count, if there are none of its own', async () => {
    const files = {
      'docs/adr/1.md': 'x',
      'a/adr/2.md': 'x',
    };
    expect(await factsOf(files, ['a'])).toMatchObject({
      decisionRecords: ['a/adr/2.md'],
    });
    expect(await factsOf(files, ['b'])).toMatchObject({
      decisionRecords: ['docs/adr/1.md'],
    });
  });
});
