import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { toyPipeline } from '../__testUtils__/toyPipeline';

jest.setTimeout(60_000);

it.each(testDatabases.eachSupportedId())(
  'the recorder tells of what changed when it is written, and of nothing else, on %s',
  async id => {
    const knex = await openTestDatabase(id);
    const told: string[] = [];
    const { select, record, recorder, later } = await toyPipeline(knex, {
      onChanged: cause => told.push(cause),
    });
    const heard = () => told.splice(0);
    await select([mlComponent('a'), mlComponent('b')]);
    heard();

    await record(['a', 'b'], { blocks: { value: 5 } });
    expect(heard()).toEqual(['facts']);
    await record(['a', 'b'], { blocks: { value: 5 } });
    expect(heard()).toEqual([]);
    await recorder.evaluateAll();
    expect(heard()).toEqual([]);
    later(2 * 60 * 60 * 1000); // The facts are stale.
    await recorder.evaluateAll();
    expect(heard()).toEqual(['time']);

    const { id: componentId } = await knex('components').first('id');
    await recorder.evaluate([componentId], { cause: 'entity' });
    expect(heard()).toEqual([]);
    await recorder.evaluate([componentId], { cause: 'people' });
    expect(heard()).toEqual(['people']);
  },
);
