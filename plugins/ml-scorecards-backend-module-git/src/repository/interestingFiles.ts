/**
 * The files that facts are read from. Everything else in a repository, however large, is neither listed nor read, except
 * for what a `dvc.yaml` or `dvc.lock` names.
 */
const NAMES: readonly string[] = [
  'dvc.yaml',
  'dvc.lock',
  '*.dvc',
  '[rR][eE][aA][dD][mM][eE].md',
  '*[mM][oO][dD][eE][lL]*[cC][aA][rR][dD]*.md',
  '*requirements*.txt',
  '*.lock',
  'conda-lock.y*ml',
  'pylock*.toml',
  'environment*.y*ml',
  'conda*.y*ml',
  'python_env.y*ml',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'Pipfile',
  'pixi.toml',
  '[mM][lL][pP][rR][oO][jJ][eE][cC][tT]',
  'Snakefile',
  // Targets that workflows run.
  '[mM]akefile',
  'GNUmakefile',
  '[jJ]ustfile',
  'Taskfile.y*ml',
  'tox.ini',
  'noxfile.py',
  'mise.toml',
  // Objectives and alerts.
  '*[sS][lL][oO]*.y*ml',
  '*[aA][lL][eE][rR][tT]*.y*ml',
  '*[rR][uU][lL][eE][sS]*.y*ml',
  '*[rR][uU][nN][bB][oO][oO][kK]*.md',
  '*[pP][lL][aA][yY][bB][oO][oO][kK]*.md',
];

/** Files of a kind in folders of a name, at any depth below them. */
const IN_FOLDERS: ReadonlyArray<readonly [folders: string, files: string]> = [
  [
    'slo|slos|openslo|sloth|pyrra|alert|alerts|alerting|rules|prometheus|monitoring|observability',
    '*.y*ml',
  ],
  ['runbook|runbooks|playbooks', '*.md'],
  ['adr|adrs|ADR|decisions', '*.md'],
];

/** Workflows are the only files of hidden folders that say something, besides those of DVC and mise. */
const HIDDEN: readonly string[] = [
  '.github/workflows/*.y*ml',
  '.gitlab-ci.yml',
  '**/.mise.toml',
];

/** Files with code. What they are called says enough, so they are only counted; a few are read to see whether they test. */
const CODE_ENDINGS = ['py', 'ipynb', 'R', 'r', 'jl', 'scala', 'java'];

const INTERESTING = new RegExp(
  `(?:^|/)(?:(?:${NAMES.map(toRegExp).join(
    '|',
  )})|\\.dvc/config|requirements/[^/]+\\.txt|${IN_FOLDERS.map(
    ([folders, files]) => `(?:${folders})/(?:[^/]+/)*${toRegExp(files)}`,
  ).join('|')})$`,
);

const INTERESTING_HIDDEN = new RegExp(
  `^(?:${HIDDEN.map(path =>
    path.startsWith('**/')
      ? `(?:[^./][^/]*/)*${toRegExp(path.slice(3))}`
      : toRegExp(path),
  ).join('|')})$`,
);

const CODE = new RegExp(`\\.(?:${CODE_ENDINGS.join('|')})$`);

/** Whether a path is that of a file that facts are read from. */
export function isInteresting(path: string): boolean {
  if (INTERESTING_HIDDEN.test(path)) return true;
  // What is in hidden folders is of tools, and not of the component.
  return (
    INTERESTING.test(path) &&
    !isHidden(path.replace(/(^|\/)\.dvc\/config$/, '$1'))
  );
}

/** Whether a path is that of a file with code. */
export function isCode(path: string): boolean {
  return CODE.test(path) && !isHidden(path);
}

function isHidden(path: string): boolean {
  return /(?:^|\/)\./.test(path);
}

function toRegExp(glob: string): string {
  return glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
}

/** What to ask for where a host cannot list: present if it answers, and not known to be absent if it does not. */
export const PROBED_FILES: readonly string[] = [
  'dvc.yaml',
  'dvc.lock',
  '.dvc/config',
  'MODEL_CARD.md',
  'model_card.md',
  'docs/MODEL_CARD.md',
  'docs/model_card.md',
  'README.md',
  'requirements.txt',
  'environment.yml',
  'environment.yaml',
  'conda.yaml',
  'python_env.yaml',
  'pyproject.toml',
  'poetry.lock',
  'uv.lock',
  'pdm.lock',
  'Pipfile.lock',
  'pixi.lock',
  'conda-lock.yml',
  'MLproject',
];
