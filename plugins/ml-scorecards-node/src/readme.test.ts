import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { RegistryFactCollector } from './__testUtils__/RegistryFactCollector';
import { TestClock } from './__testUtils__/TestClock';
import { TestServer } from './__testUtils__/TestServer';
import { SourceHttpClient } from './http';
import { factCollectorContract } from './testUtils';

function component(name: string, model?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: model ? { 'registry.example.com/model': model } : {},
    },
  };
}

describe('the example of the README', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());

  it('is the collector that is tested here', () => {
    const code = readFileSync(
      resolve(__dirname, '__testUtils__/RegistryFactCollector.ts'),
      'utf8',
    );
    expect(readFileSync(resolve(__dirname, '../README.md'), 'utf8')).toContain(
      code.replace("from '..'", "from 'backstage-plugin-ml-scorecards-node'"),
    );
  });

  factCollectorContract({
    name: 'RegistryFactCollector',
    setUp: () => {
      let lastVersionAt = '2026-01-01T00:00:00Z';
      let down = false;
      let body: string | undefined;
      let broken = '';
      server.answer = ({ url = '' }, response) => {
        const model = url.replace('/api/models/', '');
        if (down) response.destroy();
        else if (model === broken) response.writeHead(500).end();
        else if (body) response.end(body);
        else if (['a', 'b'].includes(model)) {
          response.end(JSON.stringify({ lastVersionAt }));
        } else response.writeHead(404).end();
      };
      return {
        collector: new RegistryFactCollector(
          SourceHttpClient.create({
            baseUrl: server.origin,
            configKey: 'registry',
            headers: () => ({ authorization: 'Bearer canary' }),
            clock: new TestClock(),
          }),
          mockServices.logger.mock(),
        ),
        served: [component('one', 'a'), component('two', 'b')],
        notServed: component('other'),
        secrets: ['canary'],
        source: {
          goDown: () => {
            down = true;
          },
          hang: () =>
            new Promise<void>(asked => {
              server.answer = () => asked();
            }),
          answerGarbage: () => {
            body = '<html>Log in';
          },
          breakFor: ({ metadata }) => {
            broken = metadata.name === 'one' ? 'a' : 'b';
          },
          change: () => {
            lastVersionAt = '2026-01-02T00:00:00Z';
          },
        },
      };
    },
  });
});
