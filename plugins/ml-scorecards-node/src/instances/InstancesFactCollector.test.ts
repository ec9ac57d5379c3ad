import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { annotationOf } from '../annotations';
import { CollectionFailure } from '../CollectionFailure';
import { CollectedFacts, Facts } from '../FactCollector';
import { FactSet } from '../facts';
import {
  InstanceReading,
  InstancesFactCollector,
} from './InstancesFactCollector';

const toyFacts = {
  source: 'toy',
  title: 'Toy',
  howToConnect: 'Name the toy in the annotation toy.',
  facts: {
    box: { type: 'string', description: 'in which box it is' },
    others: { type: 'strings', description: 'which toys are read with it' },
  },
} as const satisfies FactSet;

interface Box {
  readonly id: string;
}

interface ToyReference {
  readonly instance?: string;
  readonly toy: string;
}

const down = new CollectionFailure({
  code: 'unavailable',
  message: 'The box cannot be opened.',
});

/** Reads the toys of boxes, and breaks as it is told to by their names. */
class ToyFactCollector extends InstancesFactCollector<
  typeof toyFacts,
  Box,
  ToyReference,
  readonly string[]
> {
  readonly factSet = toyFacts;
  protected readonly instanceAnnotation = 'toy/box';
  protected readonly instancesKey = 'mlScorecards.toy.instances';
  readonly opened: string[] = [];
  /** What a box does instead of opening. */
  breaks: Partial<Record<string, () => Promise<never>>> = {};

  serves(): boolean {
    return true;
  }

  protected readReference(entity: Entity): ToyReference {
    const toy = annotationOf(entity, 'toy');
    if (toy === 'odd') throw new TypeError('it has no wheels');
    return { instance: annotationOf(entity, 'toy/box') || undefined, toy };
  }

  protected readShared(
    box: Box,
    references: readonly ToyReference[],
  ): Promise<readonly string[]> {
    this.opened.push(box.id);
    return (
      this.breaks[box.id]?.() ??
      Promise.resolve(references.map(({ toy }) => toy))
    );
  }

  protected async collectOne(
    reading: InstanceReading<Box, ToyReference, readonly string[]>,
  ): Promise<Facts<typeof toyFacts>> {
    const { instance, shared, reference } = reading;
    if (reference.toy === 'broken') throw down;
    return { box: { value: instance.id }, others: { value: shared } };
  }
}

function setup(...boxes: readonly string[]) {
  const logger = mockServices.logger.mock();
  const collector = new ToyFactCollector({
    instances: boxes.map(id => ({ id })),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
  });
  return { collector, logger };
}

/** What is collected of toys, each of the box that is named before a slash, by their names. */
async function collect(
  collector: ToyFactCollector,
  ...toys: readonly string[]
): Promise<Record<string, CollectedFacts<typeof toyFacts>>> {
  const components = toys.map(text => {
    const [toy, box = ''] = text.split('/').reverse();
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: toy, annotations: { toy, 'toy/box': box } },
    };
    return { entity };
  });
  const { signal } = new AbortController();
  const answers: Record<string, CollectedFacts<typeof toyFacts>> = {};
  for await (const each of collector.collect(components, { signal })) {
    answers[each.entityRef.replace('component:default/', '')] = each;
  }
  expect(Object.keys(answers)).toHaveLength(toys.length);
  return answers;
}

const facts = (box: string, ...others: readonly string[]) => ({
  facts: { box: { value: box }, others: { value: others } },
});

describe('InstancesFactCollector', () => {
  it('reads what the components of each instance share, once', async () => {
    const { collector } = setup('red', 'blue');
    expect(
      await collect(collector, 'red/bear', 'blue/train', 'red/ball'),
    ).toMatchObject({
      bear: facts('red', 'bear', 'ball'),
      train: facts('blue', 'train'),
      ball: facts('red', 'bear', 'ball'),
    });
    expect(collector.opened).toEqual(['red', 'blue']);
  });

  it('takes the only instance for what names none', async () => {
    const { collector } = setup('red');
    expect(await collect(collector, 'bear', 'red/ball')).toMatchObject({
      bear: facts('red', 'bear', 'ball'),
      ball: facts('red', 'bear', 'ball'),
    });
    expect(collector.opened).toEqual(['red']);
  });

  it('says what there is to what names none of several, or one that is not there', async () => {
    const { collector } = setup('red', 'blue');
    expect(
      await collect(collector, 'ball', 'green/bear', 'red/train'),
    ).toMatchObject({
      ball: {
        error: {
          code: 'misconfigured',
          message:
            'There are several Toy servers. Name one of red, blue in the annotation toy/box.',
        },
      },
      bear: {
        error: {
          code: 'misconfigured',
          message:
            'The annotation toy/box names no Toy server that is configured. There is red, blue (mlScorecards.toy.instances in app-config.yaml).',
        },
      },
      train: facts('red', 'train'),
    });
    expect(collector.opened).toEqual(['red']);
  });

  it.each([
    ['rejects', () => Promise.reject(down)],
    [
      'throws at once',
      () => {
        throw down;
      },
    ],
  ])(
    'fails the components of an instance whose reading %s, and no others',
    async (_, breaks: () => Promise<never>) => {
      const { collector, logger } = setup('red', 'blue');
      collector.breaks = { red: breaks };
      expect(
        await collect(collector, 'red/bear', 'red/ball', 'blue/train'),
      ).toMatchObject({
        bear: { error: down.error },
        ball: { error: down.error },
        train: facts('blue', 'train'),
      });
      expect(logger.error).not.toHaveBeenCalled();
    },
  );

  it('keeps the failure of one component to itself', async () => {
    const { collector } = setup('red');
    expect(await collect(collector, 'broken', 'ball')).toMatchObject({
      broken: { error: down.error },
      ball: facts('red', 'broken', 'ball'),
    });
  });

  it('lets an entity that it cannot read harm nobody, and logs it', async () => {
    const { collector, logger } = setup('red');
    expect(await collect(collector, 'bear', 'odd', 'ball')).toMatchObject({
      bear: facts('red', 'bear', 'ball'),
      odd: {
        error: {
          code: 'bad-payload',
          message: expect.not.stringContaining('wheels'),
        },
      },
      ball: facts('red', 'bear', 'ball'),
    });
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({
        entityRef: 'component:default/odd',
        cause: expect.stringContaining('it has no wheels'),
      }),
    );
  });
});
