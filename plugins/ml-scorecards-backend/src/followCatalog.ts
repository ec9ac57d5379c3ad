import { Pipeline } from './createPipeline';
import { SyncResult } from './database/syncComponents';

/** Brings components in step with the catalog. Those that are new or have changed are read and evaluated soon. */
export function followCatalog(
  {
    selection,
    collection,
    recorder,
  }: Pick<Pipeline, 'selection' | 'collection' | 'recorder'>,
  signal: AbortSignal,
): Promise<SyncResult> {
  return selection.run({
    signal,
    // At once, so that what is stored is not forgotten if the catalog fails later.
    onChanged: async ids => {
      // Whoever adds a component should not wait for the next pass.
      await collection.readSoon(ids);
      await recorder.evaluate(ids, { cause: 'entity', signal });
    },
  });
}
