/** A command to run, in a folder of the repository. */
export interface Command {
  readonly text: string;
  readonly folder: string;
}

/** Longer scripts are cut: genuine ones have a few dozen lines. */
const MAX_COMMANDS = 500;

/** Splits a shell script into its commands, without comments. */
export function splitScript(script: string): string[] {
  return script
    .slice(0, 100_000)
    .replace(/\\\r?\n/g, ' ')
    .split(/\r\n|\n|\r|&&|\|\||;|\|/)
    .map(command => command.replace(/(?:^|\s)#.*$/, '').trim())
    .filter(command => command !== '')
    .slice(0, MAX_COMMANDS);
}

/** What a command does, as far as it matters here. */
export interface Purpose {
  readonly trains: boolean;
  readonly tests: boolean;
}

export const NOTHING: Purpose = { trains: false, tests: false };

export function either(purposes: readonly Purpose[]): Purpose {
  return {
    trains: purposes.some(({ trains }) => trains),
    tests: purposes.some(({ tests }) => tests),
  };
}

/** Commands that only name what they do not run. */
const INERT =
  /^(?:echo|printf|cat|ls|cp|mv|mkdir|rm|export|git|curl|wget|which|cd)\b|\b(?:pip3?|pipx|conda|mamba|apt|apt-get|brew|npm|poetry|pdm|uv)\s+(?:pip\s+|env\s+)?(?:install|add|sync|create|update|export|lock)\b|\s(?:--help|--version|--dry|--dry-run|--collect-only)\b/;

const TESTS =
  /(?:^|[\s/])(?:pytest|py\.test|nosetests|nose2)(?:\s|$)|\s-m\s+(?:pytest|unittest|nose2?)\b|\bmanage\.py\s+test\b|\b(?:hatch|pixi run|cargo|go|npm|yarn|mix|sbt)\s+(?:run\s+)?test\b|testthat|devtools::test/;

const TRAINS =
  /\bdvc\s+(?:repro|exp\s+run)\b|\bmlflow\s+(?:projects\s+)?run\b|\bkedro\s+run\b|\bcml\s+.*\btrain\b/;

const RUNS_CODE =
  /(?:^|[\s/])(?:python[\d.]*|ipython|torchrun|deepspeed|accelerate\s+launch|horovodrun|mpirun|spark-submit|Rscript|julia|papermill|jupyter\s+nbconvert|bash|sh)\s+|^\.\//;

/** Part of a path or module that says that it trains, such as `src/train.py` or `churn.training`. */
const NAMED_TRAIN =
  /^(?:re)?(?:train|training|trainer|fit)(?:[_-]\w+)?$|[_-](?:re)?(?:train|training|trainer)$/i;

/** Tells what one command does from what it runs, not from what it is called. */
export function purposeOf(command: string): Purpose {
  const text = command.slice(0, 2000);
  if (INERT.test(text)) return NOTHING;
  return {
    tests: TESTS.test(text),
    trains: TRAINS.test(text) || runsTraining(text),
  };
}

function runsTraining(command: string): boolean {
  if (!RUNS_CODE.test(command)) return false;
  return command.split(/\s+/).some(token => {
    if (token.startsWith('--') || /test/i.test(token)) return false;
    const file = token.slice(token.lastIndexOf('/') + 1);
    const isFile = /\.(?:py|ipynb|sh|R|jl|jar)$/.test(file);
    const isModule =
      /^[\w.]+$/.test(token) && /\s-m\s/.test(command) && !isFile;
    if (!isFile && !isModule) return false;
    return file
      .replace(/\.\w+$/, match => (isFile ? '' : match))
      .split('.')
      .some(part => NAMED_TRAIN.test(part));
  });
}
