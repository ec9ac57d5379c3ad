import { plainFacts } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { modelVersionSchema, registeredModelSchema } from '../api/schemas';
import { MlflowLinks } from '../api/MlflowLinks';
import { judgeLiveness } from './liveness';
import { toRegisteredModel } from './RegisteredModel';
import { versionFacts } from './versionFacts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const DAY = 24 * 3_600_000;

/** Facts of a model as MLflow would tell it. */
function factsOf(
  versions: readonly object[],
  aliases: Record<string, string | number> = {},
  truncated = false,
  lookedAt = Infinity,
) {
  const model = toRegisteredModel(
    registeredModelSchema.parse({
      name: 'churn',
      aliases: Object.entries(aliases).map(([alias, version]) => ({
        alias,
        version,
      })),
    }),
    {
      items: versions.map(version =>
        modelVersionSchema.parse({ name: 'churn', ...version }),
      ),
      truncated,
    },
  );
  return plainFacts(
    versionFacts(model, {
      lookedAt: judgeLiveness(model).live.slice(0, lookedAt),
      withoutRun: [],
      links: new MlflowLinks('https://mlflow'),
      now: NOW,
    }),
  );
}

describe('versionFacts', () => {
  it('sorts versions as numbers, whatever they come as', () => {
    expect(
      factsOf([
        { version: '9', creation_timestamp: '1601399113433' },
        { version: 10, creation_timestamp: 1601399113434 },
        { version: '2' },
        { version: '10', creation_timestamp: 1601399113434 },
      ]),
    ).toMatchObject({
      versionCount: 3,
      latestVersion: '10',
      latestVersionAt: '2020-09-29T17:05:13.434Z',
    });
  });

  it.each([
    ['nothing', {}, ['None', 'None', 'None'], [], [], []],
    [
      'the champion',
      { champion: '2' },
      ['None', 'None', 'None'],
      ['2'],
      [],
      ['2'],
    ],
    [
      'an alias of another name',
      { Best: '1' },
      ['None', 'None', 'None'],
      [],
      [],
      ['1'],
    ],
    [
      'the stage Production without a champion',
      {},
      ['Production', 'None', 'Staging'],
      ['1'],
      [],
      ['3', '1'],
    ],
    [
      'the champion beside a stage',
      { champion: '3' },
      ['Production', 'None', 'None'],
      ['3'],
      [],
      ['3', '1'],
    ],
    [
      'champion and challenger',
      { champion: '1', challenger: 2, Shadow: '3' },
      ['None', 'None', 'None'],
      ['1'],
      ['3', '2'],
      ['3', '2', '1'],
    ],
    ['what is archived', {}, ['Archived', 'None', 'None'], [], [], []],
    [
      'an alias of a version that is gone',
      { champion: '7' },
      ['None', 'None', 'None'],
      [],
      [],
      [],
    ],
  ])(
    'tells what serves by %s',
    (_, aliases, stages, serving, challengers, live) => {
      expect(
        factsOf(
          stages.map((current_stage, n) => ({ version: n + 1, current_stage })),
          aliases,
        ),
      ).toMatchObject({
        servingVersions: serving,
        challengerVersions: challengers,
        liveVersions: live,
      });
    },
  );

  it.each([
    [{}, ['Production'], true],
    [{}, ['Staging'], true],
    [{}, ['Archived'], false],
    [{ champion: '1' }, ['Production'], false],
    [{ champion: '1' }, ['None', 'Staging'], true],
  ])(
    'with aliases %j and stages %j uses stages: %s',
    (aliases, stages, uses) => {
      expect(
        factsOf(
          stages.map((current_stage, n) => ({ version: n + 1, current_stage })),
          aliases,
        ).usesDeprecatedStages,
      ).toBe(uses);
    },
  );

  it('counts what is old and has neither alias nor stage', () => {
    const old = { creation_timestamp: NOW - 181 * DAY };
    expect(
      factsOf(
        [
          { version: 1, ...old },
          { version: 2, ...old, status: 'FAILED_REGISTRATION' },
          { version: 3, ...old, current_stage: 'Archived' },
          { version: 4, ...old },
          { version: 5, creation_timestamp: NOW - 179 * DAY },
          { version: 6 },
        ],
        { champion: 4 },
      ),
    ).toMatchObject({ staleVersionCount: 1, failedVersions: ['2'] });
  });

  it('does not say of live versions that it has not looked at that they lead to a run', () => {
    const versions = [{ version: 1 }, { version: 2 }];
    const aliases = { north: 1, south: 2 };
    expect(factsOf(versions, aliases, false, 2)).toMatchObject({
      liveVersionsWithoutRun: [],
    });
    expect(factsOf(versions, aliases, false, 1)).toMatchObject({
      liveVersionsWithoutRun:
        '? only 1 of 2 live versions were looked at, and these lead to a run',
    });
  });

  it('counts nothing that it has not read to its end', () => {
    expect(factsOf([{ version: 1 }], {}, true)).toMatchObject({
      versionCount:
        '? the model has more versions than are read, which are the newest 1',
      staleVersionCount: expect.stringContaining('more versions than are read'),
      // The champion may be older.
      servingVersions: expect.stringContaining('more versions than are read'),
      latestVersion: '1',
    });
    expect(factsOf([{ version: 1 }], { champion: 1 }, true)).toMatchObject({
      servingVersions: ['1'],
      challengerVersions: expect.stringContaining('more versions'),
    });
  });
});
