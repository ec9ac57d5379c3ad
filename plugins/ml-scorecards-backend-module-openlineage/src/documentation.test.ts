import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseLineageEdge } from 'backstage-plugin-ml-scorecards-common';
import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import feast from './__recordings__/feast.json';
import { readOpenlineageReference } from './annotations/OpenlineageReference';

const FILE = resolve(__dirname, '../../../docs/sources/openlineage.md');
const TEXT = readFileSync(FILE, 'utf8');

describe('docs/sources/openlineage.md', () => {
  it('leads nowhere that is not there', () => {
    const targets = [...TEXT.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(
      ([, target]) => target,
    );
    expect(targets).toContain('../install.md');
    expect(
      targets.filter(
        target =>
          !/^https?:/.test(target) &&
          !existsSync(resolve(dirname(FILE), target)),
      ),
    ).toEqual([]);
  });

  it('names nodes as they are read', () => {
    const ids = [...TEXT.matchAll(/openlineage\.io\/node-id: (.+)$/gm)].map(
      ([, id]) => id,
    );
    expect(ids).toHaveLength(2);
    for (const nodeId of ids) {
      const entity = component('it', { 'openlineage.io/node-id': nodeId });
      expect(readOpenlineageReference(entity)).toMatchObject({ nodeId });
    }
  });

  it('shows an edge as it is written', () => {
    const [, edge] = /`(\S+ → \S+)`/.exec(TEXT) ?? [];
    expect(parseLineageEdge(edge)).toEqual({
      from: { id: 'dataset:db:orders', isComponent: false, isUnowned: true },
      to: { id: 'job:etl:train', isComponent: true, isUnowned: false },
    });
  });

  it('repeats what failures and unknown facts say', () => {
    for (const words of [
      'The catalog could not be asked',
      'answered with more than 16384 kB',
      'a data test in a form that cannot be read',
    ]) {
      expect(TEXT).toMatch(new RegExp(`^\\| ${words} +\\|`, 'm'));
    }
  });

  it('says what is told of entities to those who may not read them', () => {
    const [, limits] = TEXT.split('## Limits');
    for (const fact of [
      'edges',
      'unownedRootDatasets',
      'undeclaredConsumers',
    ]) {
      expect(limits).toContain(`\`${fact}\``);
    }
  });

  it('says which version was tried', () => {
    expect(TEXT).toContain(`**Feast ${feast.version}**`);
  });
});
