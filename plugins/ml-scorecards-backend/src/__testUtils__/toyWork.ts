import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { updateAttestation } from '../database/attestations';
import { updateChecklistItem } from '../database/checklistItems';
import { MadeStatement } from '../database/statements';
import { decideWaiver, requestWaiver } from '../database/waivers';
import { loadDefinitions } from '../definitions';
import { mlComponent, toyFacts } from './components';
import { toyCheck, toyPipeline } from './toyPipeline';

/** A component that has to pass all checks that a tier asks for: of tier 1, or of no known tier. */
export function owned(
  name: string,
  owner: string,
  tier: 'tier-1' | 'unclassified' = 'unclassified',
): Entity {
  return mlComponent(name, {
    owner,
    title: name.toLocaleUpperCase('en-US'),
    labels:
      tier === 'tier-1'
        ? {
            'mlscorecards.io/audience': 'customers',
            'mlscorecards.io/decision-impact': 'critical',
          }
        : {},
  });
}

const raw = (...values: object[]) =>
  values.map(value => ({ where: 'test', value }));

const REQUIRED = { requiredFor: ['tier-1', 'unclassified'] };

/** Checks that fail, that somebody can vouch for, and that ask for a checklist. */
export const workDefinitions = loadDefinitions({
  raw: {
    dimensions: raw({ id: 'play', title: 'Play' }),
    checks: raw(
      toyCheck('few-blocks', 'toy.blocks < 3', REQUIRED),
      toyCheck('nice-to-have', 'toy.blocks < 2', { requiredFor: ['tier-4'] }),
      toyCheck('played-lately', 'daysSince(toy.playedAt) <= 1', {
        ...REQUIRED,
        attestable: { validForDays: 90 },
      }),
      toyCheck('settled', '"before-play" in scorecard.completeChecklists', {
        appliesWhen: 'toy.blocks >= 7',
      }),
    ),
    checklists: raw(
      {
        id: 'before-play',
        title: 'Before play',
        description: 'Three things.',
        source: 'test',
        items: [
          {
            id: 'many',
            title: 'There are many',
            help: 'Count.',
            answeredBy: 'checks["few-blocks"] == "fail"',
          },
          { id: 'floor', title: 'Floor', help: 'Sweep.' },
          { id: 'lamp', title: 'Lamp', help: 'Light.' },
        ],
      },
      {
        id: 'house',
        title: 'House',
        description: 'Once a month.',
        source: 'test',
        items: [{ id: 'door', title: 'Door', help: 'Look.', validForDays: 30 }],
      },
    ),
  },
  factSets: [toyFacts],
});

/** A pipeline with what people can state of its components, as user:default/omar unless said otherwise. */
export async function toyWork(knex: Knex) {
  const pipeline = await toyPipeline(knex, { definitions: workDefinitions });
  const { clock, recorder } = pipeline;
  const idOf = async (name: string): Promise<number> => {
    const { id } = await knex('components')
      .where({ entity_ref: `component:default/${name}` })
      .first('id');
    return id;
  };
  const state = async (
    name: string,
    write: (componentId: number) => Promise<MadeStatement>,
  ) => {
    const componentId = await idOf(name);
    await write(componentId);
    await recorder.evaluate([componentId], { cause: 'people' });
  };
  const by = 'user:default/omar';
  return {
    ...pipeline,
    idOf,
    tick: (name: string, item: string, change: { ticked?: boolean } = {}) =>
      state(name, componentId => {
        const [checklistId, itemId] = item.split('/');
        const { ticked = true } = change;
        return updateChecklistItem(
          knex,
          { componentId, checklistId, itemId },
          { ticked, version: 0, by, at: clock.now },
        );
      }),
    dispute: (name: string, item: string) =>
      state(name, componentId => {
        const [checklistId, itemId] = item.split('/');
        return updateChecklistItem(
          knex,
          { componentId, checklistId, itemId },
          {
            ticked: false,
            disputed: true,
            note: 'Not so.',
            version: 0,
            by,
            at: clock.now,
          },
        );
      }),
    attest: (name: string, until: string) =>
      state(name, componentId =>
        updateAttestation(
          knex,
          { componentId, checkId: 'played-lately' },
          {
            note: 'I saw it.',
            evidenceUrl: 'https://example.com',
            until,
            version: 0,
            by,
            at: clock.now,
          },
        ),
      ),
    ask: (
      name: string,
      waiver: { until: string; check?: string; by?: string; version?: number },
    ) =>
      state(name, componentId =>
        requestWaiver(
          knex,
          { componentId, checkId: waiver.check ?? 'few-blocks' },
          { reason: 'Later.', version: 0, by, at: clock.now, ...waiver },
        ),
      ),
    decide: (
      name: string,
      action: 'approve' | 'reject' | 'revoke',
      check = 'few-blocks',
    ) =>
      state(name, async componentId => {
        const row = await knex('waivers')
          .where({ component_id: componentId, check_id: check })
          .first();
        return decideWaiver(knex, row, {
          action,
          reason: 'So it is.',
          version: row.version,
          by: 'user:default/maya',
          at: clock.now,
        });
      }),
  };
}

export type ToyWork = Awaited<ReturnType<typeof toyWork>>;
