import assert from 'node:assert/strict';

/** What DVC and GTO say of a component: the answer of test/live/git/ask_dvc.py. */
export interface Said {
  /** By artifact. */
  readonly gto: Readonly<
    Record<
      string,
      {
        readonly versions: readonly string[];
        readonly stages: Readonly<Record<string, string>>;
      }
    >
  >;
  /** Name of the error, if DVC could not read the project. */
  readonly refused?: string;
  /** Address of the default remote as it is written. */
  readonly remote?: string | null;
  /** Options that hold a credential. */
  readonly credentials?: readonly string[];
  /** As `dvc status --json` prints it. */
  readonly status?: Readonly<Record<string, readonly StatusEntry[]>>;
  readonly stages?: ReadonlyArray<{
    readonly name: string;
    readonly locked: boolean;
  }>;
  readonly depth?: number;
  readonly data?: ReadonlyArray<{
    readonly path: string;
    readonly size: number | null;
  }>;
  readonly outs?: readonly string[];
  readonly metrics?: readonly string[];
  readonly models?: readonly string[];
  readonly unpinnedImports?: readonly string[];
}

type StatusEntry =
  | string
  | {
      readonly 'changed deps'?: Readonly<
        Record<string, string | Readonly<Record<string, string>>>
      >;
    };

/** A folder of a repository that the tools were asked about. */
export interface ToolComponent {
  readonly folder: string;
  /** For the annotation dvc.org/artifact. */
  readonly artifact?: string;
  readonly said: Said;
}

/** Facts as values, or as the reason why they are unknown after a question mark. */
type PlainFacts = Readonly<Record<string, unknown>>;

/**
 * What our facts must say, going by what the tools say of the same commit. The same rules hold for projects that the
 * tools make now, and for those that they made when they were recorded.
 */
export const toolContract: Readonly<
  Record<string, (facts: PlainFacts, component: ToolComponent) => void>
> = {
  'knows the stages, and those that never ran': (facts, { said }) => {
    if (said.refused) {
      assertUnknown(facts, 'dvcStages', 'lockStagesMissing');
      return;
    }
    const stages = said.stages ?? [];
    const names = stages.map(({ name }) => name.split('@')[0]);
    assertSame(facts, 'dvcStages', [...new Set(names)]);
    assertSame(
      facts,
      'lockStagesMissing',
      stages.filter(({ locked }) => !locked).map(({ name }) => name),
    );
    // The lock says where templates lead, and may not have all of them.
    if (stages.every(({ locked }) => locked)) {
      assert.equal(facts.dvcDagDepth, said.depth);
    }
  },

  'finds code and parameters that changed since the last run': (
    facts,
    { said },
  ) => {
    if (said.refused) {
      assertUnknown(facts, 'codeDepsOutOfSync', 'paramsOutOfSync');
      return;
    }
    const changes = changesOf(said);
    if (said.stages?.length && said.stages.every(({ locked }) => !locked)) {
      assertUnknown(facts, 'codeDepsOutOfSync', 'paramsOutOfSync');
    } else if (changes.deleted.length) {
      assertUnknown(facts, 'codeDepsOutOfSync');
    } else {
      assertSame(facts, 'codeDepsOutOfSync', changes.code);
      assertSame(facts, 'paramsOutOfSync', changes.params);
    }
  },

  'knows the data that is tracked, and its size': (facts, { said }) => {
    if (said.refused) {
      assertUnknown(facts, 'trackedData', 'trackedBytes');
      return;
    }
    const data = said.data ?? [];
    const sizes = data.map(({ size }) => size);
    assertSame(
      facts,
      'trackedData',
      data.map(({ path }) => path),
    );
    if (!sizes.includes(null)) {
      assert.equal(
        facts.trackedBytes,
        sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
      );
    }
    assertSame(facts, 'unpinnedImports', said.unpinnedImports ?? []);
  },

  'knows where the data is kept, and which credentials Git holds': (
    facts,
    { said },
  ) => {
    const { remote, credentials = [] } = said;
    if (remote === undefined) return;
    assert.equal(facts.defaultRemoteUrl, remote ?? '');
    if (remote === null) assertUnknown(facts, 'remoteIsLocal');
    else assert.equal(facts.remoteIsLocal, !remote.includes('://'));
    assertSame(facts, 'secretsInConfig', credentials);
    assert(!JSON.stringify(facts).includes('canary'));
  },

  'knows metrics and models': (facts, { said }) => {
    if (said.refused) return;
    assertSame(facts, 'metricsFiles', said.metrics ?? []);
    assertSame(facts, 'declaredModels', said.models ?? []);
  },

  'knows versions and stages from tags': (facts, { said, artifact }) => {
    const names = Object.keys(said.gto);
    const name = artifact ?? names[0];
    const { versions, stages } = said.gto[name] ?? { versions: [], stages: {} };
    assertSame(facts, 'gtoVersions', versions);
    assertSame(facts, 'gtoLiveVersions', [...new Set(Object.values(stages))]);
    assertSame(facts, 'gtoServingVersions', stages.prod ? [stages.prod] : []);
    assertSame(
      facts,
      'gtoChallengerVersions',
      stages.canary ? [stages.canary] : [],
    );
  },
};

/** What `dvc status` says has changed of what stages read that ran once and are not frozen. */
function changesOf({ status = {}, stages = [], outs = [] }: Said) {
  const locked = new Set(
    stages.filter(stage => stage.locked).map(({ name }) => name),
  );
  const code = new Set<string>();
  const params = new Set<string>();
  const deleted = new Set<string>();
  for (const [stage, entries] of Object.entries(status)) {
    if (!locked.has(stage)) continue;
    for (const entry of entries) {
      const deps = typeof entry === 'string' ? {} : entry['changed deps'] ?? {};
      for (const [path, change] of Object.entries(deps)) {
        if (typeof change !== 'string') {
          for (const key of Object.keys(change)) {
            params.add(path === 'params.yaml' ? key : `${path}:${key}`);
          }
        } else if (!outs.includes(path)) {
          (change === 'deleted' ? deleted : code).add(path);
        }
      }
    }
  }
  return { code: [...code], params: [...params], deleted: [...deleted] };
}

function assertSame(
  facts: PlainFacts,
  name: string,
  expected: readonly string[],
) {
  const actual = facts[name];
  assert(Array.isArray(actual), `${name} is ${JSON.stringify(actual)}`);
  assert.deepEqual([...actual].sort(), [...expected].sort(), name);
}

function assertUnknown(facts: PlainFacts, ...names: readonly string[]) {
  for (const name of names) {
    assert.match(String(facts[name]), /^\? ./, `${name} is known`);
  }
}
