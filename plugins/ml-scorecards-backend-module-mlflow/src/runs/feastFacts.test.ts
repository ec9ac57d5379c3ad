import { plain } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { runSchema } from '../api/schemas';
import { feastFacts } from './feastFacts';
import { feastTagsOf } from './feastTags';
import { toRun } from './Run';

const runWith = (tags: Record<string, string>) =>
  toRun(
    runSchema.parse({
      info: { run_id: 'r' },
      data: {
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      },
    }),
  );
const versionWith = (tags: Record<string, string>) =>
  feastTagsOf(new Map(Object.entries(tags)));
const told = (...args: Parameters<typeof feastFacts>) =>
  plain({ entityRef: '', facts: feastFacts(...args) });

describe('feastFacts', () => {
  const run = runWith({
    'feast.project': 'shop',
    'feast.retrieval_type': 'historical',
    'feast.feature_service': 'fraud_v1',
    'feast.feature_views': 'payments,customer@v2',
    'feast.feature_refs': 'payments:amount,customer@v2:age',
  });

  it('tells what Feast has said of the run', () => {
    expect(told(run, {})).toEqual({
      feastProject: 'shop',
      feastFeatureService: 'fraud_v1',
      feastFeatureViews: ['customer', 'payments'],
    });
  });

  it('tells nothing where nothing is said', () => {
    expect(told(runWith({}), { version: versionWith({}) })).toEqual({
      feastProject: '',
      feastFeatureService: '',
      feastFeatureViews: [],
    });
  });

  it('believes the version before its run', () => {
    const version = versionWith({ 'feast.feature_service': 'fraud_v2' });
    expect(told(run, { version })).toMatchObject({
      feastProject: 'shop',
      feastFeatureService: 'fraud_v2',
      feastFeatureViews: ['customer', 'payments'],
    });
  });

  it('goes by the version alone where its run is not known', () => {
    const unknown = { unknownBecause: 'the serving version leads to no run' };
    expect(
      told(unknown, {
        version: versionWith({ 'feast.feature_service': 'fraud_v2' }),
      }),
    ).toEqual({
      feastProject: '',
      feastFeatureService: 'fraud_v2',
      feastFeatureViews: [],
    });
    expect(
      told(unknown, { version: versionWith({}) }).feastFeatureViews,
    ).toMatch(/leads to no run/);
  });

  const served = runWith({
    'feast.project': 'shop',
    'feast.retrieval_type': 'online',
    'feast.feature_service': 'fraud_v1',
    'feast.feature_views': 'payments,customer',
  });

  it('does not take what was fetched online for what the run was trained with', () => {
    const notTold = expect.stringMatching(/^\? .*to serve.*online/);
    const nothing = {
      feastProject: notTold,
      feastFeatureService: notTold,
      feastFeatureViews: notTold,
    };
    expect(told(served, {})).toEqual(nothing);
    // As Feast copies it when it registers the model.
    const copied = versionWith({ 'feast.feature_service': 'fraud_v1' });
    expect(told(served, { version: copied })).toEqual(nothing);
  });

  it('goes by what somebody has said of the version where its run was used to serve', () => {
    expect(
      told(served, {
        version: versionWith({ 'feast.feature_service': 'fraud_v2' }),
      }),
    ).toEqual({
      feastProject: '',
      feastFeatureService: 'fraud_v2',
      feastFeatureViews: [],
    });
    expect(
      told(served, {
        version: versionWith({
          'feast.feature_service': 'fraud_v1',
          'feast.feature_views': 'customer',
        }),
      }),
    ).toEqual({
      feastProject: '',
      feastFeatureService: 'fraud_v1',
      feastFeatureViews: ['customer'],
    });
  });

  it('does not take the service of a model that the run has loaded for its own', () => {
    const compared = runWith({
      'feast.model_name': 'fraud',
      'feast.training_run_id': 'r0',
      'feast.feature_service': 'fraud_v1',
    });
    expect(told(compared, {}).feastFeatureService).toMatch(
      /^\? .*loaded a model.*r0/,
    );
  });

  it('does not take views that were cut for all of them', () => {
    const cut = runWith({
      'feast.feature_service': 'fraud_v1',
      'feast.feature_views': 'customer,paym...',
    });
    expect(told(cut, {})).toMatchObject({
      feastFeatureService: 'fraud_v1',
      feastFeatureViews: expect.stringMatching(/^\? .*was cut/),
    });
  });
});
