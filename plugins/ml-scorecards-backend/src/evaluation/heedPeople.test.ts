import { Entity } from '@backstage/catalog-model';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import { mlComponent, toyFacts } from '../__testUtils__/components';
import { toyCheck, toyDefinitions } from '../__testUtils__/toyPipeline';
import { DefinedCheck } from '../definitions';
import { CheckVerdict } from './judgeCheck';
import { evaluateComponent } from './evaluateComponent';
import { heedPeople } from './heedPeople';
import { Attested, NOBODY_SAID, PeopleSaid, Waived } from './PeopleSaid';
import { servingVersion, toldVersions } from './servingVersion';
import { readSource } from './SourceReading';

const CHECK = 'reproduction-proven';
const ENTITY = mlComponent('a');
const LATER = new Date(NOW.getTime() + 1);
const UNKNOWN: CheckVerdict = { state: 'unknown', reason: 'no-data' };
const FAIL: CheckVerdict = { state: 'fail', by: 0 };
const LAPSED: CheckVerdict = {
  state: 'unknown',
  reason: 'attestation-expired',
};

let checks: readonly DefinedCheck[];

beforeAll(async () => {
  checks = (await builtInDefinitions()).checks;
});

function said(options: {
  attested?: Partial<Attested>;
  waived?: Partial<Waived>;
  of?: string;
}): PeopleSaid {
  const { attested, waived, of = CHECK } = options;
  return {
    ...NOBODY_SAID,
    ...(attested && {
      attestations: new Map([[of, { until: LATER, ...attested }]]),
    }),
    ...(waived && { waivers: new Map([[of, { until: LATER, ...waived }]]) }),
  };
}

function heed(
  verdict: CheckVerdict,
  people: PeopleSaid,
  options: { facts?: FactValues; check?: string; entity?: Entity } = {},
): CheckVerdict {
  const { facts = {}, check = CHECK, entity = ENTITY } = options;
  return heedPeople(
    checks.find(({ definition }) => definition.id === check)!,
    verdict,
    { entity, said: people, readings: freshReadings(facts), now: NOW },
  );
}

describe('heedPeople', () => {
  it.each<[string, CheckVerdict, PeopleSaid, CheckVerdict]>([
    [
      'passes what facts cannot tell and somebody vouches for',
      UNKNOWN,
      said({ attested: {} }),
      { state: 'pass', attested: true },
    ],
    [
      'does not believe a word against a fact',
      FAIL,
      said({ attested: {} }),
      FAIL,
    ],
    [
      'does not believe a word against what would fail if it applied',
      { ...UNKNOWN, by: 'applies-when', refuted: true },
      said({ attested: {} }),
      { ...UNKNOWN, by: 'applies-when', refuted: true },
    ],
    [
      'does not believe a word whose time is over',
      UNKNOWN,
      said({ attested: { until: NOW } }),
      LAPSED,
    ],
    [
      'does not call a failure lapsed',
      FAIL,
      said({ attested: { until: NOW } }),
      FAIL,
    ],
    [
      'says nothing of a pass that facts give',
      { state: 'pass', by: 1 },
      said({ attested: {}, waived: {} }),
      { state: 'pass', by: 1 },
    ],
    [
      'says nothing of what does not apply',
      { state: 'not-applicable' },
      said({ attested: {}, waived: {} }),
      { state: 'not-applicable' },
    ],
    [
      'leaves a wrong definition to the operator',
      { state: 'unknown', reason: 'definition-error', fault: 'x' },
      said({ attested: {} }),
      { state: 'unknown', reason: 'definition-error', fault: 'x' },
    ],
    [
      'excuses what fails, and passes nothing by it',
      FAIL,
      said({ waived: {} }),
      { ...FAIL, waived: true },
    ],
    [
      'excuses what is unknown',
      UNKNOWN,
      said({ waived: {} }),
      { ...UNKNOWN, waived: true },
    ],
    [
      'excuses nothing that is vouched for',
      UNKNOWN,
      said({ attested: {}, waived: {} }),
      { state: 'pass', attested: true },
    ],
    [
      'excuses what somebody vouched for once',
      UNKNOWN,
      said({ attested: { until: NOW }, waived: {} }),
      { ...LAPSED, waived: true },
    ],
    [
      'excuses nothing when the time of the waiver is over',
      FAIL,
      said({ waived: { until: NOW } }),
      FAIL,
    ],
    [
      'hears what is said of the check itself only',
      UNKNOWN,
      said({ attested: {}, waived: {}, of: 'model-registered' }),
      UNKNOWN,
    ],
  ])('%s', (_, verdict, people, expected) => {
    expect(heed(verdict, people)).toEqual(expected);
  });

  it.each([
    [2, 'pass'],
    [5, 'unknown'],
  ])(
    'hears a word on whether a check holds for %s blocks if nobody knows whether it applies: %s',
    (blocks, state) => {
      const definitions = toyDefinitions([
        toyCheck(CHECK, 'toy.blocks < 3', {
          appliesWhen: 'daysSince(toy.playedAt) < 5',
          attestable: { validForDays: 9 },
        }),
      ]);
      const reading = readSource({
        factSet: toyFacts,
        timeToLiveMs: 60_000,
        stored: {
          source: 'toy',
          facts: { blocks: { value: blocks } },
          collectedAt: NOW,
        },
        now: NOW,
      });
      const { verdicts } = evaluateComponent({
        entity: mlComponent('a'),
        readings: new Map([['toy', reading]]),
        definitions,
        said: said({ attested: {} }),
        now: NOW,
      });
      expect(verdicts[0].state).toBe(state);
    },
  );

  it('hears nobody about a check that facts alone decide', () => {
    const check = 'model-registered';
    expect(heed(UNKNOWN, said({ attested: {}, of: check }), { check })).toEqual(
      UNKNOWN,
    );
  });

  it.each<[string, FactValues, FactValues, CheckVerdict['state']]>([
    [
      'holds while the same version serves',
      { 'mlflow.servingVersions': ['7'] },
      { 'mlflow.servingVersions': ['7'] },
      'pass',
    ],
    [
      'holds in whatever order they are named',
      { 'mlflow.servingVersions': ['8', '7'] },
      { 'mlflow.servingVersions': ['7', '8'] },
      'pass',
    ],
    [
      'lapses when another version serves',
      { 'mlflow.servingVersions': ['7'] },
      { 'mlflow.servingVersions': ['8'] },
      'unknown',
    ],
    [
      'lapses when one more serves',
      { 'mlflow.servingVersions': ['7'] },
      { 'mlflow.servingVersions': ['7', '8'] },
      'unknown',
    ],
    [
      'lapses when none serves any more',
      { 'mlflow.servingVersions': ['7'] },
      { 'mlflow.servingVersions': [] },
      'unknown',
    ],
    [
      'holds while nobody can tell what serves',
      { 'mlflow.servingVersions': ['7'] },
      {},
      'pass',
    ],
    [
      'holds while one source goes on and another one is silent',
      { 'kubeflow.deployedVersions': ['v1'], 'mlflow.servingVersions': ['7'] },
      { 'mlflow.servingVersions': ['7'] },
      'pass',
    ],
    [
      'lapses when a source that was not the first tells another version',
      { 'kubeflow.deployedVersions': ['v1'], 'mlflow.servingVersions': ['7'] },
      { 'kubeflow.deployedVersions': ['v1'], 'mlflow.servingVersions': ['8'] },
      'unknown',
    ],
    [
      'lapses when the others go on, while the first is silent, and one of them tells another version',
      { 'kubeflow.deployedVersions': ['v1'], 'mlflow.servingVersions': ['7'] },
      { 'mlflow.servingVersions': ['8'] },
      'unknown',
    ],
    [
      'lapses when a source tells a version that told nothing then',
      { 'mlflow.servingVersions': ['7'] },
      { 'kubeflow.deployedVersions': ['v1'], 'mlflow.servingVersions': ['7'] },
      'unknown',
    ],
    [
      'lapses when a source tells that none serves, and nobody could tell then',
      {},
      { 'mlflow.servingVersions': [] },
      'unknown',
    ],
    [
      'lapses when a version serves where none did',
      { 'mlflow.servingVersions': [] },
      { 'mlflow.servingVersions': ['1'] },
      'unknown',
    ],
    [
      'holds while nobody can tell what serves, and could not then',
      {},
      {},
      'pass',
    ],
    [
      'lapses as soon as somebody can tell what serves, if nobody could then',
      {},
      { 'mlflow.servingVersions': ['8'] },
      'unknown',
    ],
  ])('a word for one version %s', (_, then, now, expected) => {
    const told = toldVersions(freshReadings(then), ENTITY);
    expect(
      heed(UNKNOWN, said({ attested: { told } }), { facts: now }),
    ).toMatchObject({ state: expected });
  });
});

describe('a word for one version of a named model', () => {
  const facts = { 'mlflow.servingVersions': ['7'] };
  const naming = (annotations: Record<string, string>): Entity => ({
    ...ENTITY,
    metadata: { ...ENTITY.metadata, annotations },
  });
  const churn = naming({ 'mlflow.org/registered-model': 'churn' });

  it.each<[string, Entity, CheckVerdict['state']]>([
    ['holds for that model', churn, 'pass'],
    [
      'holds when it is named by another annotation',
      naming({ 'mlflow/model-name': 'churn ' }),
      'pass',
    ],
    [
      'holds when something else of the entity changes',
      naming({
        'mlflow.org/registered-model': 'churn',
        'mlflow.org/experiment-id': '12',
      }),
      'pass',
    ],
    [
      'lapses when another model is named, whatever its version',
      naming({ 'mlflow.org/registered-model': 'fraud' }),
      'unknown',
    ],
    [
      'lapses when the model of another instance is named',
      naming({
        'mlflow.org/registered-model': 'churn',
        'mlflow.org/instance': 'staging',
      }),
      'unknown',
    ],
    ['lapses when none is named any more', ENTITY, 'unknown'],
  ])('%s', (_, entity, expected) => {
    const told = toldVersions(freshReadings(facts), churn);
    expect(
      heed(UNKNOWN, said({ attested: { told } }), { facts, entity }),
    ).toMatchObject({ state: expected });
  });

  it('lapses also while nobody can tell what serves', () => {
    const told = toldVersions(freshReadings(facts), churn);
    expect(
      heed(UNKNOWN, said({ attested: { told } }), { facts: {} }),
    ).toMatchObject({ state: 'unknown' });
  });

  it.each<[string, Entity, Entity, CheckVerdict['state']]>([
    ['holds for that model', churn, churn, 'pass'],
    [
      'lapses when another model is named',
      churn,
      naming({ 'mlflow.org/registered-model': 'fraud' }),
      'unknown',
    ],
    ['lapses when none is named any more', churn, ENTITY, 'unknown'],
    ['lapses when one is named that was not', ENTITY, churn, 'unknown'],
    [
      'holds when the place moves of what names no model',
      naming({ 'backstage.io/source-location': 'url:https://git.example/a' }),
      naming({ 'backstage.io/source-location': 'url:https://git.example/b' }),
      'pass',
    ],
  ])('%s if nobody could ever tell what serves', (_, then, now, expected) => {
    const told = toldVersions(freshReadings({}), then);
    expect(
      heed(UNKNOWN, said({ attested: { told } }), { entity: now }),
    ).toMatchObject({ state: expected });
  });

  it('holds when the model of a source is named that tells nothing, while another one tells', () => {
    const told = toldVersions(freshReadings(facts), churn);
    const entity = naming({
      ...churn.metadata.annotations,
      'kubeflow.org/registered-model': 'churn-served',
    });
    expect(
      heed(UNKNOWN, said({ attested: { told } }), { facts, entity }),
    ).toMatchObject({ state: 'pass' });
  });
});

describe('a word for one version of before what each source told was stored', () => {
  const kubeflow = { 'kubeflow.deployedVersions': ['v1'] };

  it('was about the number alone where no name was stored with it', () => {
    const told = [{ source: 'mlflow', versions: ['7'] }];
    const named: Entity = {
      ...ENTITY,
      metadata: {
        ...ENTITY.metadata,
        annotations: { 'mlflow.org/registered-model': 'churn' },
      },
    };
    for (const entity of [named, ENTITY]) {
      expect(
        heed(UNKNOWN, said({ attested: { told } }), {
          facts: { 'mlflow.servingVersions': ['7'], ...kubeflow },
          entity,
        }),
      ).toMatchObject({ state: 'pass' });
    }
    expect(
      heed(UNKNOWN, said({ attested: { told } }), {
        facts: { 'mlflow.servingVersions': ['8'], ...kubeflow },
      }),
    ).toEqual(LAPSED);
  });

  it('lapses as soon as somebody can tell what serves, if nobody could then', () => {
    const people = said({ attested: { told: undefined } });
    expect(heed(UNKNOWN, people)).toMatchObject({ state: 'pass' });
    expect(heed(UNKNOWN, people, { facts: kubeflow })).toEqual(LAPSED);
  });
});

describe('servingVersion', () => {
  const serving = (facts: FactValues) =>
    servingVersion(toldVersions(freshReadings(facts), ENTITY));

  it('goes by what is deployed before what is registered as serving', () => {
    expect(
      serving({
        'git.gtoServingVersions': ['v1'],
        'mlflow.servingVersions': ['7'],
        'kubeflow.deployedVersions': ['b', 'a'],
      }),
    ).toMatchObject({ source: 'kubeflow', versions: ['a', 'b'] });
  });

  it('goes on to the next source where one names none', () => {
    expect(
      serving({
        'git.gtoServingVersions': ['v1'],
        'mlflow.servingVersions': [],
      }),
    ).toMatchObject({ source: 'git', versions: ['v1'] });
    expect(serving({ 'mlflow.servingVersions': [] })).toMatchObject({
      source: 'mlflow',
      versions: [],
    });
    expect(serving({})).toBeUndefined();
  });
});
