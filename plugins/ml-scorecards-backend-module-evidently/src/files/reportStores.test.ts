import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ForwardedError } from '@backstage/errors';
import {
  collectByName,
  component,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector } from '../__testUtils__/createCollector';
import { driftedColumns, evidentlyJson } from '../__testUtils__/reports';

const STORES = {
  drift: 'https://storage.cloud.google.com/acme-drift/reports',
  s3: 'https://acme-drift.s3.eu-west-1.amazonaws.com/',
  git: 'https://gitlab.com/acme/reports/-/tree/main/drift/',
};
const REPORT = {
  timestamp: '2026-05-31T03:00:00Z',
  report: evidentlyJson([driftedColumns(0.5)]),
};
const gives = (content: unknown) => async () => ({
  buffer: async () => Buffer.from(JSON.stringify(content)),
});

/** What is told of a component with these annotations, and what the URL reader was asked for. */
async function collect(
  annotations: Record<string, string>,
  read: UrlReaderService['readUrl'] = gives(REPORT),
  stores: Record<string, string> = STORES,
) {
  const readUrl = jest.fn(read);
  const logger = mockServices.logger.mock();
  const collector = createCollector(
    {},
    {
      urlReader: { ...mockServices.urlReader.mock(), readUrl },
      stores,
      logger,
    },
  );
  const entity = component('it', annotations);
  expect(collector.serves(entity)).toBe(true);
  const { it: answer } = await collectByName(collector, [entity]);
  expect(logger.error).not.toHaveBeenCalled();
  return { answer, asked: readUrl.mock.calls.map(([url]) => url) };
}

const inStore = (store: string, path = 'churn/drift.json') => ({
  'evidentlyai.com/report': path,
  'evidentlyai.com/report-store': store,
});

describe('a report in a store', () => {
  it.each([
    [
      'drift',
      'https://storage.cloud.google.com/acme-drift/reports/churn/drift.json',
    ],
    ['s3', 'https://acme-drift.s3.eu-west-1.amazonaws.com/churn/drift.json'],
    [
      'git',
      'https://gitlab.com/acme/reports/-/blob/main/drift/churn/drift.json',
    ],
  ])('is read below the address of %s', async (store, url) => {
    const { answer, asked } = await collect(inStore(store));
    expect(asked).toEqual([url]);
    expect(plain(answer)).toMatchObject({
      driftedShare: 0.5,
      driftCheckedAt: '2026-05-31T03:00:00.000Z',
    });
    expect(answer).toHaveProperty('facts.driftedShare.link', url);
  });

  it('is not looked for in the repository, and needs none', async () => {
    const { asked } = await collect({
      ...inStore('s3'),
      'backstage.io/source-location':
        'url:https://github.com/acme/models/tree/main/churn/',
    });
    expect(asked).toEqual([
      'https://acme-drift.s3.eu-west-1.amazonaws.com/churn/drift.json',
    ]);
  });

  it.each([
    '../other/drift.json',
    'churn/../../drift.json',
    '/drift.json',
    'https://example.com/drift.json',
    '//example.com/drift.json',
    'churn/%2e%2e/drift.json',
    '..%2fdrift.json',
    'churn\\..\\drift.json',
    'drift.json?versionId=1',
    'drift.json#x',
    'gs://other/drift.json',
    './ /other-bucket/drift.json',
    './ ../drift.json',
    './ https:storage.cloud.google.com/other-bucket/drift.json',
    'churn/',
    'a\0b',
  ])('is not read at %j', async path => {
    const { answer, asked } = await collect(inStore('drift', path));
    expect(answer).toMatchObject({
      error: {
        code: 'misconfigured',
        message: expect.stringMatching(
          /^The annotation evidentlyai\.com\/report is not a file below the store/,
        ),
      },
    });
    expect(asked).toEqual([]);
  });

  it.each(['other', 'constructor', '../drift', 'https://example.com/'])(
    'is not read of the store %j, which is not configured',
    async store => {
      const { answer, asked } = await collect(inStore(store));
      expect(answer).toMatchObject({
        error: {
          code: 'misconfigured',
          message:
            'The annotation evidentlyai.com/report-store names no store of reports that is configured. There is drift, s3, git (mlScorecards.evidently.reportStores in app-config.yaml).',
        },
      });
      expect(asked).toEqual([]);
    },
  );

  it('is not read where no store is configured', async () => {
    const { answer } = await collect(inStore('drift'), gives(REPORT), {});
    expect(answer).toHaveProperty(
      'error.message',
      expect.stringContaining('There is none (mlScorecards.evidently.'),
    );
  });

  const ofAws = (name: string, httpStatusCode: number) =>
    new ForwardedError(
      'Could not retrieve file from S3',
      Object.assign(new Error('secret'), {
        name,
        $metadata: { httpStatusCode },
      }),
    );

  it.each<[string, Error, string, RegExp]>([
    [
      'is gone',
      ofAws('NoSuchKey', 404),
      'not-found',
      /^The report churn\/drift\.json is not in the store s3, .* puts it there\.$/,
    ],
    [
      'is refused',
      ofAws('AccessDenied', 403),
      'auth',
      /refused the portal's credentials \(403\)/,
    ],
    [
      'has a store that fails',
      ofAws('InternalError', 503),
      'unavailable',
      /failed \(503\)/,
    ],
    [
      'has an address that is none of a store',
      new Error('Invalid AWS S3 URL https://secret'),
      'misconfigured',
      /check mlScorecards\.evidently\.reportStores\.s3\.url in app-config\.yaml/,
    ],
    [
      'has a store that no integration can read',
      Object.assign(new Error('secret'), { name: 'NotAllowedError' }),
      'misconfigured',
      /backend\.reading\.allow/,
    ],
  ])('that %s is told so', async (_, thrown, code, message) => {
    const { answer } = await collect(inStore('s3'), async () => {
      throw thrown;
    });
    expect(answer).toMatchObject({
      error: { code, message: expect.stringMatching(message) },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
