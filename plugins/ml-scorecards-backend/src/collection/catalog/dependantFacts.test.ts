import { Entity } from '@backstage/catalog-model';
import { NOW } from '../../__testUtils__/builtInEvaluation';
import { catalogEntity } from '../../__testUtils__/catalogEntity';
import { dependantFacts } from './dependantFacts';

const FROM_ONE = ['component:default/backend', 'component:default/one'];

function factsOf(...entities: Entity[]) {
  return dependantFacts(
    {
      found: entities.map(entity => ({ entity, chain: FROM_ONE })),
      isCut: false,
    },
    NOW,
  );
}

function declared(tier: string, until = '2026-12-31'): Entity {
  return catalogEntity({
    metadata: {
      annotations: {
        'mlscorecards.io/declared-tier': tier,
        'mlscorecards.io/declared-tier-reason': 'A regulator asks for it',
        'mlscorecards.io/declared-tier-until': until,
      },
    },
  });
}

const labelled = (name: string, value: string) =>
  catalogEntity({
    metadata: { labels: { [`mlscorecards.io/${name}`]: value } },
  });

describe('dependantFacts', () => {
  it.each<[string, Entity, boolean, boolean]>([
    ['a website', catalogEntity({ type: 'website' }), true, false],
    ['an audience of customers', labelled('audience', 'customer'), true, false],
    ['an audience of partners', labelled('audience', 'partner'), true, false],
    ['an internal audience', labelled('audience', 'internal'), false, false],
    [
      'critical decisions',
      labelled('decision-impact', 'critical'),
      false,
      true,
    ],
    ['advice', labelled('decision-impact', 'advisory'), false, false],
    ['a declared tier 1', declared('tier-1'), false, true],
    ['a declared tier 2', declared('tier-2'), true, false],
    ['a declared tier 3', declared('tier-3'), false, false],
    ['a tier that ended', declared('tier-1', '2026-06-14'), false, false],
    [
      'a tier that we wrote ourselves, which two in a circle would keep for ever',
      labelled('reliability-tier', 'tier-1'),
      false,
      false,
    ],
    ['nothing of the kind', catalogEntity({ type: 'service' }), false, false],
  ])('counts %s', (_, entity, isCustomerFacing, isCritical) => {
    const chain = FROM_ONE.join(' > ');
    expect(factsOf(entity)).toEqual({
      customerFacingDependants: { value: isCustomerFacing ? [chain] : [] },
      criticalDependants: { value: isCritical ? [chain] : [] },
    });
  });

  it('names the nearest ten', () => {
    const found = Array.from({ length: 12 }, (_, n) => ({
      entity: catalogEntity({ type: 'website' }),
      chain: [`component:default/site-${n}`],
    }));
    const { customerFacingDependants } = dependantFacts(
      { found, isCut: true },
      NOW,
    );
    expect(customerFacingDependants).toEqual({
      value: found.slice(0, 10).map(({ chain }) => chain[0]),
    });
  });

  it('says that it is unknown, where not all were looked at and none of those is one', () => {
    const dependant = { chain: FROM_ONE };
    expect(
      dependantFacts(
        {
          found: [
            { ...dependant, entity: catalogEntity({ type: 'website' }) },
            { ...dependant, entity: catalogEntity({ type: 'service' }) },
          ],
          isCut: true,
        },
        NOW,
      ),
    ).toEqual({
      customerFacingDependants: { value: [FROM_ONE.join(' > ')] },
      criticalDependants: {
        unknownBecause: expect.stringContaining('not all were looked at'),
      },
    });
  });
});
