import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';

jest.setTimeout(60_000);

describe.each(testDatabases.eachSupportedId())('evaluation on %s', id => {
  it('leaves out a component that it cannot evaluate, and goes on with the others', async () => {
    const knex = await openTestDatabase(id);
    const pipeline = await toyPipeline(knex);
    await pipeline.select([mlComponent('bad'), mlComponent('good')]);
    const { collectors } = pipeline;
    const timeToLiveMs = collectors.timeToLiveMs.bind(collectors);
    // Whether a source serves a component is asked of a collector, which others have written.
    jest
      .spyOn(collectors, 'timeToLiveMs')
      .mockImplementation((source, entity) => {
        if (entity.metadata.name === 'bad') {
          throw new Error('A collector cannot cope with this entity');
        }
        return timeToLiveMs(source, entity);
      });
    const evaluated = () =>
      knex('components').whereNotNull('evaluated_at').pluck('entity_ref');

    await pipeline.record(['bad', 'good'], { blocks: { value: 1 } });
    expect(await evaluated()).toEqual(['component:default/good']);
    expect(await pipeline.recorder.evaluateAll()).toBe(2);

    jest.restoreAllMocks();
    await pipeline.recorder.evaluateAll();
    expect(await evaluated()).toHaveLength(2);
  });
});
