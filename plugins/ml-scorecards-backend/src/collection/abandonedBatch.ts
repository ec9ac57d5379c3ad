import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { ComponentToRead } from '../database/componentsToRead';
import { Answer } from './askCollector';

/** How often the process may end over a batch before it is given up. */
const MAX_CLAIMS_WITHOUT_END = 5;

/** Whether a batch ended the process so often that nobody should try it again. */
export function isAbandoned(batch: {
  readonly claimsWithoutEnd: number;
}): boolean {
  return batch.claimsWithoutEnd >= MAX_CLAIMS_WITHOUT_END;
}

/** What the components of such a batch get instead of an answer. The collector is not asked for anything. */
export function* answersOfAbandoned(
  components: readonly ComponentToRead[],
  {
    claimsWithoutEnd,
    startedAt,
  }: { claimsWithoutEnd: number; startedAt: Date },
): Generator<Answer> {
  const error: CollectionError = {
    code: 'unavailable',
    message: `The backend ended ${claimsWithoutEnd} times while it read this component and others together with it, so they are left out until the next pass. What the backend, or its machine, said when it ended tells why: too little memory, perhaps.`,
  };
  for (const component of components) {
    const { id: componentId, fingerprint, stored } = component;
    const wasServed = !stored || stored.facts || stored.error;
    yield {
      component,
      set: {
        componentId,
        fingerprint,
        startedAt,
        ...(wasServed ? { error } : { notServed: true }),
      },
    };
  }
}
