import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  hideNeighbours,
  NamesNeighbours,
  neighboursIn,
} from '../reading/hideNeighbours';
import { Visibility } from '../reading/Visibility';

/**
 * The answer without the names of neighbours that the caller may not read. Everything that names neighbours goes through
 * here on its way out. Whoever may read everything costs nothing.
 */
export async function withoutHidden<T extends NamesNeighbours>(
  answer: T,
  caller: {
    readonly credentials: BackstageCredentials;
    readonly readsAll: boolean;
    readonly visibility: Pick<Visibility, 'readableAmong'>;
  },
): Promise<T> {
  const { credentials, readsAll, visibility } = caller;
  if (readsAll) {
    return answer;
  }
  return hideNeighbours(
    answer,
    await visibility.readableAmong(neighboursIn(answer), credentials),
  );
}
