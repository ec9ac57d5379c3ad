import { Knex } from 'knex';
import { readComponentIds, readIdsByRef } from '../database/conditionQueries';
import { readReadState } from '../database/recordingState';
import { ComponentSet } from '../reading/ComponentSet';
import { VisibleSet } from '../reading/VisibleSet';

/** What somebody may read who may read these entities and no others. */
export async function visibleSet(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<VisibleSet> {
  const { componentsEpoch } = await readReadState(knex);
  const ids = await readIdsByRef(knex, entityRefs);
  return new VisibleSet({
    visible: ComponentSet.of([...ids.values()]),
    all: ComponentSet.of(await readComponentIds(knex)),
    componentsEpoch,
  });
}
