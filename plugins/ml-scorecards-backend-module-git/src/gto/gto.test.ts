import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareVersions } from './compareVersions';
import { gtoState, GtoTag } from './gtoState';
import { parseGtoTag } from './parseGtoTag';

describe('parseGtoTag', () => {
  it.each([
    [
      'text-classification@v1.2.0',
      {
        artifact: 'text-classification',
        action: { kind: 'version', version: 'v1.2.0' },
        cancels: false,
      },
    ],
    [
      'text-classification#prod#1',
      {
        artifact: 'text-classification',
        action: { kind: 'stage', stage: 'prod' },
        cancels: false,
        counter: 1,
      },
    ],
    [
      'get-started-data#prod!#6',
      {
        artifact: 'get-started-data',
        action: { kind: 'stage', stage: 'prod' },
        cancels: true,
        counter: 6,
      },
    ],
    [
      'models/churn=churn@v0.1.0-rc.1+build!',
      {
        artifact: 'models/churn:churn',
        action: { kind: 'version', version: 'v0.1.0-rc.1+build' },
        cancels: true,
      },
    ],
    [
      'churn@deprecated#9',
      {
        artifact: 'churn',
        action: { kind: 'deprecated' },
        cancels: false,
        counter: 9,
      },
    ],
  ])('reads %s', (tag, parsed) => {
    expect(parseGtoTag(tag)).toEqual(parsed);
  });

  it.each([
    'v1.0.0',
    '1.0.0',
    'release-2026',
    '@scope/pkg@1.0.0',
    'pkg@1.0.0',
    'churn@v1.0',
    'churn@v01.0.0',
    'churn@latest',
    'churn#',
    '-churn#prod',
    `${'a'.repeat(400)}#prod`,
  ])('leaves %s alone, as it is not of GTO', tag => {
    expect(parseGtoTag(tag)).toBeUndefined();
  });

  it('is done soon with any name', () => {
    const started = Date.now();
    for (const part of ['a', '-', 'a-', '/', '=a', '#a', '@v1.', '0', '.']) {
      for (let i = 0; i < 200; i++) parseGtoTag(`a${part.repeat(290)}!`);
    }
    expect(Date.now() - started).toBeLessThan(5000);
  });
});

describe('compareVersions', () => {
  it('orders as semantic versioning does', () => {
    const inOrder = [
      'v0.9.0',
      'v1.0.0-alpha',
      'v1.0.0-alpha.1',
      'v1.0.0-beta.2',
      'v1.0.0-beta.11',
      'v1.0.0',
      'v1.2.0',
      'v1.10.0',
    ];
    expect([...inOrder].reverse().sort(compareVersions)).toEqual(inOrder);
  });
});

/** Tags in the order of their times, as `name` or `name on commit`. */
function tagged(...tags: string[]): GtoTag[] {
  return tags.map((text, index) => {
    const [name, commit = 'c1'] = text.split(' on ');
    const parsed = parseGtoTag(name);
    if (!parsed) throw new Error(`${name} is not of GTO`);
    const at = new Date(Date.UTC(2026, 0, index + 1)).toISOString();
    return { ...parsed, commit, at };
  });
}

const stagesOf = (tags: readonly GtoTag[]) =>
  Object.fromEntries(gtoState(tags).stages);

describe('gtoState', () => {
  it('takes the latest assignment for the current version, not the greatest', () => {
    const tags = tagged(
      'm@v1.0.0 on c1',
      'm@v2.0.0 on c2',
      'm#prod#1 on c1',
      'm#prod#2 on c2',
      'm#prod#3 on c1',
    );
    expect(gtoState(tags)).toMatchObject({
      versions: ['v1.0.0', 'v2.0.0'],
      newestAt: '2026-01-02T00:00:00.000Z',
    });
    expect(stagesOf(tags)).toEqual({ prod: 'v1.0.0' });
  });

  it('believes counters more than clocks', () => {
    const tags = tagged(
      'm@v1.0.0 on c1',
      'm@v2.0.0 on c2',
      'm#prod#2 on c2',
      'm#prod#1 on c1',
    );
    expect(stagesOf(tags)).toEqual({ prod: 'v2.0.0' });
  });

  it('goes by time without counters', () => {
    expect(
      stagesOf(
        tagged(
          'm@v1.0.0 on c1',
          'm@v2.0.0 on c2',
          'm#prod on c2',
          'm#prod#7 on c1',
        ),
      ),
    ).toEqual({ prod: 'v1.0.0' });
    expect(
      stagesOf(tagged('m@v1.0.0 on c1', 'm#prod on c1', 'm#prod! on c1')),
    ).toEqual({});
  });

  it('goes back to the version before when the last one is taken away', () => {
    expect(
      stagesOf(
        tagged(
          'm@v1.0.0 on c1',
          'm@v2.0.0 on c2',
          'm#prod#1 on c1',
          'm#prod#2 on c2',
          'm#prod!#3 on c2',
        ),
      ),
    ).toEqual({ prod: 'v1.0.0' });
  });

  it('forgets a version that was taken back, with its stages', () => {
    const tags = tagged(
      'm@v1.0.0 on c1',
      'm@v2.0.0 on c2',
      'm#prod#1 on c2',
      'm@v2.0.0!#2 on c2',
    );
    expect(gtoState(tags).versions).toEqual(['v1.0.0']);
    expect(stagesOf(tags)).toEqual({});
    expect(
      gtoState(
        tagged('m@v2.0.0 on c2', 'm@v2.0.0!#2 on c2', 'm@v2.0.0#3 on c2'),
      ).versions,
    ).toEqual(['v2.0.0']);
  });

  it('has no stages once the artifact is deprecated', () => {
    const tags = tagged('m@v1.0.0', 'm#prod#1', 'm@deprecated#2');
    expect(gtoState(tags)).toMatchObject({ versions: ['v1.0.0'] });
    expect(stagesOf(tags)).toEqual({});
  });

  it('names a commit without a version by itself', () => {
    expect(stagesOf(tagged('m#prod#1 on 0123456789abcdef'))).toEqual({
      prod: '0123456',
    });
  });

  it('does not guess a time that one tag lacks', () => {
    const [tag] = tagged('m@v1.0.0');
    expect(gtoState([{ ...tag, at: undefined }])).not.toHaveProperty(
      'newestAt',
    );
  });

  it('reads what the real gto tagged for the demo', () => {
    const read = (name: string) => {
      const recording: { tags: { name: string; commit: string }[] } =
        JSON.parse(
          readFileSync(
            resolve(__dirname, '../../../../examples/tags', `${name}.json`),
            'utf8',
          ),
        );
      return recording.tags.flatMap(({ name: tag, ...rest }) => {
        const parsed = parseGtoTag(tag);
        return parsed ? [{ ...parsed, ...rest }] : [];
      });
    };
    expect(stagesOf(read('recommender-overengineered'))).toEqual({
      prod: 'v2.1.0',
      'arm-b': 'v3.0.0',
      'arm-c': 'v2.0.0',
      canary: 'v3.1.0',
    });
    expect(stagesOf(read('recommender-rightsized'))).toEqual({
      prod: 'v1.1.0',
      challenger: 'v1.2.0',
    });
  });
});
