import {
  collectOne,
  createCollector,
  naming,
} from '../../__testUtils__/createCollector';
import { dataset, job } from '../../__testUtils__/fakeJobs';
import { FakeLineage } from '../../__testUtils__/FakeLineage';

describe('FeastLineageApi', () => {
  const server = FakeLineage.forTests();

  const collect = (nodeId: string) =>
    collectOne(
      createCollector(
        { main: server.origin },
        {
          dialect: 'feast',
          entities: [
            naming('orders', dataset('orders'), {
              ownedBy: ['group:default/shop'],
            }),
          ],
        },
      ),
      nodeId,
    );

  it('takes several names of a dataset for one', async () => {
    server.add('train', { reads: ['s3 path'] });
    server.add('load', { reads: ['raw'], writes: ['table'] });
    server.symlinks.push(['s3 path', 'table']);
    expect(await collect(job('train'))).toMatchObject({
      upstreamDatasets: [dataset('s3 path'), dataset('raw')],
      rootDatasets: [dataset('raw')],
    });
  });

  it('does not take the tables of one database for one', async () => {
    server.add('report', { reads: ['orders'] });
    server.add('churn', { reads: ['refunds'] });
    server.ofOneSource.push(['refunds', 'orders']);
    expect(await collect(job('churn'))).toMatchObject({
      upstreamDatasets: [dataset('refunds')],
      unownedRootDatasets: [dataset('refunds')],
    });
    expect(await collect(dataset('orders'))).toMatchObject({
      unownedRootDatasets: [],
      downstreamJobs: [job('report')],
    });
  });
});
