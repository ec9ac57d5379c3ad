import { execFile } from 'node:child_process';
import {
  appendFile,
  cp,
  mkdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import limiterFactory from 'p-limit';
import {
  Said,
  ToolComponent,
} from '../../../plugins/ml-scorecards-backend-module-git/src/__testUtils__/toolContract';

const execute = promisify(execFile);

/** A repository as DVC and GTO made it, with what they say of the components in it. */
export interface MadeProject {
  readonly name: string;
  /** The folder with the work tree. */
  readonly folder: string;
  readonly components: readonly ToolComponent[];
}

/** The tools are slow to start and leave processors idle. */
const AT_A_TIME = 3;

const ASK_DVC = join(__dirname, 'ask_dvc.py');

/** A credential that must show in no fact. */
const CANARY = 'canary-s3cret';

const COPY =
  'import sys\nopen(sys.argv[2], "w").write(open(sys.argv[1]).read())\n';
const TRAIN =
  'import sys\nopen(sys.argv[2], "w").write("model")\nopen("metrics.json", "w").write("{}")\n';

/** A work tree in which the tools run. */
class Workshop {
  constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  async run(command: string, ...args: string[]): Promise<string> {
    const { stdout } = await execute(command, args, {
      cwd: this.folder,
      env: this.env,
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  }

  git = (...args: string[]) => this.run('git', ...args);
  dvc = (...args: string[]) => this.run('dvc', ...args);
  gto = (...args: string[]) => this.run('gto', ...args);

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  append = (path: string, text: string) =>
    appendFile(join(this.folder, path), text);

  async replace(path: string, what: string | RegExp, by: string) {
    const text = await readFile(join(this.folder, path), 'utf8');
    const replaced = text.replace(what, by);
    if (replaced === text) throw new Error(`Nothing to replace in ${path}`);
    await writeFile(join(this.folder, path), replaced);
  }

  remove = (path: string) => rm(join(this.folder, path));

  in(path: string): Workshop {
    return new Workshop(join(this.folder, path), this.env);
  }

  async commit(message: string) {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }
}

/** Stages that copy data and train on it, run once. */
async function addPipeline(shop: Workshop, beginning = '') {
  await shop.write('src/copy.py', COPY);
  await shop.write('src/train.py', TRAIN);
  await shop.write(
    'params.yaml',
    'prepare:\n  seed: 7\ntrain:\n  rate: 1e-3\n  layers: [8, 16]\n',
  );
  await shop.write('eval.yaml', 'threshold: 0.5\n');
  await shop.write('data/raw.csv', 'a,b\n1,2\n');
  await shop.write('dvc.yaml', beginning);
  await shop.dvc('add', '--quiet', 'data/raw.csv');
  await addStage(shop, {
    name: 'prepare',
    deps: ['src/copy.py', 'data/raw.csv'],
    params: ['prepare.seed'],
    outs: ['work/prepared.csv'],
  });
  await addStage(shop, {
    name: 'train',
    deps: ['src/train.py', 'work/prepared.csv'],
    params: ['train', 'eval.yaml:threshold'],
    outs: ['work/model.txt'],
    metrics: ['metrics.json'],
  });
  await mkdir(join(shop.folder, 'work'));
  await shop.dvc('repro', '--quiet');
}

interface StageToAdd {
  name: string;
  deps: string[];
  params?: string[];
  outs: string[];
  metrics?: string[];
}

/** `dvc stage add`: the first dependency is the program, the last the input, the first output what it writes. */
async function addStage(shop: Workshop, stage: StageToAdd) {
  const { name, deps, params = [], outs, metrics = [] } = stage;
  await shop.dvc(
    ...['stage', 'add', '--quiet', '--force', '--name', name],
    ...deps.flatMap(each => ['--deps', each]),
    ...params.flatMap(each => ['--params', each]),
    ...outs.flatMap(each => ['--outs', each]),
    ...metrics.flatMap(each => ['--metrics-no-cache', each]),
    `python3 ${deps[0]} ${deps.at(-1)} ${outs[0]}`,
  );
}

/** What happens to a project that was in step. Without components, the whole repository is one. */
interface Recipe {
  readonly change: (shop: Workshop) => Promise<unknown>;
  /** Begins with an empty repository. */
  readonly fromNothing?: boolean;
  readonly components?: readonly Omit<ToolComponent, 'said'>[];
}

const RECIPES: Readonly<Record<string, Recipe>> = {
  'in-step': { change: async () => {} },
  'code-changed': {
    change: shop => shop.append('src/train.py', '# changed\n'),
  },
  'code-deleted': { change: shop => shop.remove('src/train.py') },
  'dependency-added': {
    change: async shop => {
      await shop.write('src/extra.py', 'x = 1\n');
      await shop.replace(
        'dvc.yaml',
        '- src/train.py',
        '- src/train.py\n    - src/extra.py',
      );
    },
  },
  'params-changed': {
    change: async shop => {
      await shop.replace('params.yaml', '1e-3', '2e-3');
      await shop.replace('eval.yaml', '0.5', '0.6');
    },
  },
  'param-removed': {
    change: shop => shop.replace('params.yaml', 'seed: 7', 'other: 7'),
  },
  'stage-not-run': {
    change: shop =>
      addStage(shop, {
        name: 'evaluate',
        deps: ['src/copy.py', 'work/model.txt'],
        outs: ['work/report.txt'],
      }),
  },
  'never-run': { change: shop => shop.remove('dvc.lock') },
  'stage-removed-by-hand': {
    change: shop => shop.replace('dvc.yaml', /\n {2}train:[^]*$/, '\n'),
  },
  frozen: {
    change: async shop => {
      await shop.dvc('freeze', 'train');
      await shop.append('src/train.py', '# changed\n');
    },
  },
  'merge-markers': {
    change: shop =>
      shop.replace(
        'dvc.yaml',
        'stages:',
        '<<<<<<< HEAD\nstages:\n=======\nstages:\n>>>>>>> other',
      ),
  },
  'data-in-git': {
    change: async shop => {
      await shop.dvc('remove', 'data/raw.csv.dvc');
      await shop.append('data/raw.csv', '3,4\n');
    },
  },
  'data-without-hash': {
    change: async shop => {
      await shop.dvc(
        'import-url',
        '--quiet',
        '--no-exec',
        'https://data.example/x.csv',
        'data/x.csv',
      );
      // One as it was when it was imported, and one of which nobody knows.
      const fromSource = ['import', '--quiet', '../source'];
      await shop.dvc(...fromSource, 'params.yaml', '--out', 'data/pinned.yaml');
      await shop.dvc(
        ...fromSource,
        'params.yaml',
        '--out',
        'data/y.yaml',
        '--no-exec',
      );
    },
  },
  'no-remote': { change: shop => shop.dvc('remote', 'remove', 'storage') },
  'no-default-remote': {
    change: async shop => {
      await shop.dvc('remote', 'remove', 'storage');
      await shop.dvc('remote', 'add', 'spare', 'gs://acme-spare');
    },
  },
  'local-remote': {
    change: shop =>
      shop.dvc('remote', 'add', '--force', '--default', 'storage', '../store'),
  },
  'secrets-in-config': {
    change: async shop => {
      await shop.dvc(
        'remote',
        'modify',
        'storage',
        'access_key_id',
        `${CANARY}-1`,
      );
      await shop.dvc(
        'remote',
        'modify',
        'storage',
        'secret_access_key',
        `${CANARY}-2`,
      );
      await shop.dvc(
        'remote',
        'add',
        'web',
        `https://ml:${CANARY}-3@files.example/x`,
      );
      // Not in Git, and so no matter.
      await shop.dvc(
        'remote',
        'modify',
        '--local',
        'storage',
        'session_token',
        `${CANARY}-4`,
      );
    },
  },
  'windows-checkout': {
    fromNothing: true,
    change: async shop => {
      await shop.git('config', 'core.autocrlf', 'true');
      await startDvc(shop);
      await shop.write('src/copy.py', COPY.replaceAll('\n', '\r\n'));
      await shop.write('data/raw.csv', 'a\n');
      await shop.dvc('add', '--quiet', 'data/raw.csv');
      await addStage(shop, {
        name: 'prepare',
        deps: ['src/copy.py', 'data/raw.csv'],
        outs: ['prepared.csv'],
      });
      await shop.dvc('repro', '--quiet');
    },
  },
  'foreach-and-matrix': {
    fromNothing: true,
    change: async shop => {
      await startDvc(shop);
      await shop.write('src/copy.py', COPY);
      await shop.write('src/other.py', COPY);
      await shop.write('in.csv', 'a\n');
      await shop.write(
        'dvc.yaml',
        `stages:
  split:
    foreach: [train, 'yes', 3]
    do:
      cmd: python3 src/copy.py in.csv \${item}.csv
      deps: [src/copy.py, in.csv]
      outs: ["\${item}.csv"]
  fit:
    matrix:
      model: [cnn, mlp]
      size: [1, 2]
    cmd: python3 src/other.py train.csv \${item.model}-\${item.size}.txt
    deps: [src/other.py, train.csv]
    outs: ["\${item.model}-\${item.size}.txt"]
`,
      );
      await shop.dvc('repro', '--quiet');
      await shop.append('src/other.py', '# changed\n');
      await shop.replace('dvc.yaml', "'yes', 3", "'yes', 3, 4");
    },
  },
  'several-pipelines': {
    fromNothing: true,
    components: [
      { folder: '' },
      { folder: 'models/churn' },
      { folder: 'models/value' },
    ],
    change: async shop => {
      await startDvc(shop);
      for (const folder of ['models/churn', 'models/value']) {
        await mkdir(join(shop.folder, folder), { recursive: true });
        await addPipeline(shop.in(folder));
      }
      await shop.append('models/value/src/copy.py', '# changed\n');
      await shop.replace('models/churn/params.yaml', '1e-3', '2e-3');
    },
  },
  'several-projects': {
    fromNothing: true,
    components: [
      { folder: 'models/churn', artifact: 'models/churn:churn' },
      { folder: 'models/value', artifact: 'models/value:value' },
    ],
    change: async shop => {
      for (const [index, name] of ['churn', 'value'].entries()) {
        const folder = `models/${name}`;
        await mkdir(join(shop.folder, folder), { recursive: true });
        await startDvc(shop.in(folder), '--subdir');
        await addPipeline(shop.in(folder));
        await shop.commit(`Train ${name}`);
        await shop.gto(
          'register',
          `${folder}:${name}`,
          '--version',
          `v${index + 1}.0.0`,
        );
        await shop.gto('assign', `${folder}:${name}`, '--stage', 'prod');
      }
      await shop.append('models/churn/src/train.py', '# changed\n');
    },
  },
  // Locks of DVC 2 name no kind of hash, and hold that of the text with the line ends of Unix. DVC 3 understands them.
  'lock-of-dvc-2': { change: asOfDvc2 },
  'lock-of-dvc-2-and-code-changed': {
    change: async shop => {
      await asOfDvc2(shop);
      await shop.append('src/train.py', '# changed\n');
    },
  },
};

async function asOfDvc2(shop: Workshop) {
  await shop.replace('dvc.lock', /^ +hash: md5\n/gm, '');
  await shop.replace('src/copy.py', /\n/g, '\r\n');
}

async function startDvc(shop: Workshop, ...options: string[]) {
  await shop.dvc('init', '--quiet', ...options);
  await shop.dvc(
    'remote',
    'add',
    '--quiet',
    '--default',
    'storage',
    's3://acme-dvc/churn',
  );
}

/** A project in step with its lock, and with versions and stages, one of them rolled back. */
async function makeFirst(shop: Workshop) {
  await startDvc(shop);
  await addPipeline(
    shop,
    'artifacts:\n  churn: {path: work/model.txt, type: model}\n  report: {path: metrics.json, type: report}\n',
  );
  for (const version of ['v1.0.0', 'v1.10.0', 'v1.9.0']) {
    await shop.commit(`Release ${version}`);
    await shop.gto('register', 'churn', '--version', version);
    await shop.gto('assign', 'churn', '--stage', 'prod');
  }
  await shop.gto(
    'assign',
    'churn',
    '--version',
    'v1.10.0',
    '--stage',
    'canary',
  );
  await shop.gto(
    ...['assign', 'churn', '--version', 'v1.0.0'],
    ...['--stage', 'prod', '--force'],
  );
  await shop.gto('deprecate', 'churn', 'v1.9.0');
}

/** Makes all projects below a folder with the programs of a virtual environment, and asks DVC and GTO about them. */
export async function makeProjects(options: {
  bin: string;
  folder: string;
}): Promise<MadeProject[]> {
  const { bin, folder } = options;
  const own = join(folder, 'settings');
  const env: NodeJS.ProcessEnv = {
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: own,
    DVC_NO_ANALYTICS: '1',
    DVC_GLOBAL_CONFIG_DIR: own,
    DVC_SYSTEM_CONFIG_DIR: own,
    DVC_SITE_CACHE_DIR: own,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  await mkdir(own, { recursive: true });
  const open = async (name: string) => {
    const shop = new Workshop(join(folder, name), env);
    await mkdir(shop.folder);
    await shop.git('init', '--quiet', '--initial-branch=main');
    // GTO does not take them from the environment.
    await shop.git('config', 'user.name', 'Acme');
    await shop.git('config', 'user.email', 'ml@acme.example');
    return shop;
  };
  const source = await open('source');
  await source.write('params.yaml', 'a: 1\n');
  await source.commit('Publish parameters');
  const first = await open('first');
  await makeFirst(first);

  const make = async (name: string, recipe: Recipe) => {
    const shop = new Workshop(join(folder, name), env);
    if (recipe.fromNothing) await open(name);
    else await cp(first.folder, shop.folder, { recursive: true });
    await recipe.change(shop);
    await shop.commit(`Make ${name}`);
    const components: ToolComponent[] = [];
    for (const component of recipe.components ?? [{ folder: '' }]) {
      const said: Said = JSON.parse(
        await shop.in(component.folder).run('python3', ASK_DVC),
      );
      components.push({ ...component, said });
    }
    return { name, folder: shop.folder, components };
  };
  const turn = limiterFactory(AT_A_TIME);
  return Promise.all(
    Object.entries(RECIPES).map(([name, recipe]) =>
      turn(() => make(name, recipe)),
    ),
  );
}
