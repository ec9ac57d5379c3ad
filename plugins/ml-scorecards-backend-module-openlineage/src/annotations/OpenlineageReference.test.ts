import { component } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  hasOpenlineageReference,
  readOpenlineageReference,
} from './OpenlineageReference';

const naming = (nodeId: string, more = {}) =>
  component('it', { 'openlineage.io/node-id': nodeId, ...more });

describe('what an entity names in lineage', () => {
  it.each([
    'job:etl:train',
    'dataset:postgres://db:5432:shop.public.orders',
    'job:spark://host:7077:a/b:c d',
    'dataset:arn:aws:glue:eu:1:table/x:y',
  ])('is the whole of %s', nodeId => {
    const entity = naming(nodeId, { 'openlineage.io/instance': ' main ' });
    expect(readOpenlineageReference(entity)).toEqual({
      instance: 'main',
      nodeId,
      entity,
    });
    expect(hasOpenlineageReference(entity)).toBe(true);
  });

  it.each([
    'train',
    'job:',
    'job:train',
    'job::train',
    'job:etl:',
    'run:1:2',
    'Job:etl:train',
    'job:etl:a\0b',
    `job:etl:${'x'.repeat(3000)}`,
  ])('cannot be %j', nodeId => {
    expect(() => readOpenlineageReference(naming(nodeId))).toThrow(
      'The annotation openlineage.io/node-id is not the id of a job or dataset',
    );
  });

  it('is nothing without the annotation', () => {
    expect(hasOpenlineageReference(naming('  '))).toBe(false);
    expect(
      hasOpenlineageReference(
        component('it', { 'openlineage.io/instance': 'main' }),
      ),
    ).toBe(false);
  });
});
