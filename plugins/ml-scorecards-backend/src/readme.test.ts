import { ConfigReader } from '@backstage/config';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readPipelineConfig } from './config';
import { loadDefinitions, readDefinitions } from './definitions';

/** The examples of app-config.yaml in a text. */
function examplesIn(path: string): ConfigReader[] {
  const text = readFileSync(resolve(__dirname, path), 'utf8');
  return [...text.matchAll(/^```yaml\n([^]*?)^```/gm)]
    .map(([, yaml]) => parse(yaml))
    .filter(example => example.mlScorecards)
    .map(example => new ConfigReader(example));
}

async function definitionsOf(config: ConfigReader) {
  return loadDefinitions({
    raw: await readDefinitions(config),
    factSets: knownFactSets,
  });
}

describe('the examples of app-config.yaml', () => {
  it.each([
    '../README.md',
    '../../../docs/install.md',
    '../../../docs/catalogue/README.md',
  ])('are right in %s', async path => {
    const examples = examplesIn(path);
    expect(examples).not.toHaveLength(0);
    for (const config of examples) {
      expect(() => readPipelineConfig(config)).not.toThrow();
      expect((await definitionsOf(config)).problems).toEqual([]);
    }
  });

  it('do what they say', async () => {
    const [config] = examplesIn('../README.md');
    const definitions = await definitionsOf(config);
    const checkOf = (id: string) =>
      definitions.checks.find(({ definition }) => definition.id === id);
    expect(checkOf('consumers-declared')).toBeUndefined();
    expect(
      checkOf('pipeline-complexity-in-budget')?.definition.params,
    ).toMatchObject({ maxDepth: 6 });
    expect(checkOf('described')?.definition.title).toBe(
      'The component has a description',
    );
    expect(
      definitions.checklists.map(({ definition }) => definition.id),
    ).toEqual(['before-scaling', 'before-launch']);
    expect(definitions.targetLevels['tier-2']).toBe('gold');
    expect(definitions.rubrics.map(({ id }) => id)).toEqual([
      'microsoft-mlops',
      'ml-test-score',
    ]);
    expect(readPipelineConfig(config).retention.transitionsMs).toBe(
      readPipelineConfig(new ConfigReader({})).retention.transitionsMs,
    );
  });
});
