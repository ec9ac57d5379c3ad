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
];

/** For readers that search with globs. One alternation, as a hundred thousand paths are held against it. */
export const INTERESTING_GLOB = `{**/+(${NAMES.join(
  '|',
)}),**/.dvc/config,**/requirements/*.txt}`;

const INTERESTING = new RegExp(
  `(?:^|/)(?:(?:${NAMES.map(toRegExp).join(
    '|',
  )})|\\.dvc/config|requirements/[^/]+\\.txt)$`,
);

/** Whether a path is that of a file that facts are read from. */
export function isInteresting(path: string): boolean {
  // As with the glob, `*` and `**` do not go into hidden folders.
  return (
    INTERESTING.test(path) &&
    !/(?:^|\/)\./.test(path.replace(/(^|\/)\.dvc\/config$/, '$1'))
  );
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
];
