import { Parsed } from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { resolvePath } from '../repository/paths';
import { Command, either, NOTHING, Purpose, purposeOf } from './commands';
import {
  parseNox,
  parseRecipes,
  parseTaskfile,
  parseTomlTasks,
  parseTox,
  Targets,
} from './targets';

/** A program that runs what a file says under a name. */
interface Runner {
  readonly called: RegExp;
  readonly files: readonly string[];
  parse(file: string, text: string): Parsed<Targets>;
  /** Names among the words after the program; none for what it runs by itself. */
  names(words: readonly string[]): readonly string[];
  /** What it runs without a name. */
  readonly byItself: 'first' | 'all' | 'nothing';
  /** Stands in for names that are not written out. */
  readonly fallback?: string;
}

const plainNames = (words: readonly string[]) =>
  words.filter(word => /^[\w][\w./:-]*$/.test(word));
const firstName = (words: readonly string[]) => plainNames(words).slice(0, 1);

/** What follows `-e a,b` or `-s a b`. */
const namesAfter =
  (...options: readonly string[]) =>
  (words: readonly string[]) => {
    const at = words.findIndex(word => options.includes(word));
    const rest = at < 0 ? [] : words.slice(at + 1);
    const end = rest.findIndex(word => word.startsWith('-'));
    return (end < 0 ? rest : rest.slice(0, end)).flatMap(word =>
      word.split(','),
    );
  };

const RUNNERS: readonly Runner[] = [
  {
    called: /(?:^|\s)(?:g?make)(?=\s|$)/,
    files: ['Makefile', 'makefile', 'GNUmakefile'],
    parse: (_, text) => ({ value: parseRecipes(text) }),
    names: plainNames,
    byItself: 'first',
  },
  {
    called: /(?:^|\s)just(?=\s|$)/,
    files: ['justfile', 'Justfile', '.justfile'],
    parse: (_, text) => ({ value: parseRecipes(text) }),
    names: firstName,
    byItself: 'first',
  },
  {
    called: /(?:^|\s)(?:go-)?task(?=\s|$)/,
    files: ['Taskfile.yml', 'Taskfile.yaml'],
    parse: parseTaskfile,
    names: plainNames,
    byItself: 'nothing',
  },
  {
    called: /(?:^|\s)tox(?=\s|$)/,
    files: ['tox.ini'],
    parse: (_, text) => ({ value: parseTox(text) }),
    names: namesAfter('-e', '--env', 'run'),
    byItself: 'all',
    fallback: 'testenv',
  },
  {
    called: /(?:^|\s)nox(?=\s|$)/,
    files: ['noxfile.py'],
    parse: (_, text) => ({ value: parseNox(text) }),
    names: namesAfter('-s', '--session', '--sessions'),
    byItself: 'all',
  },
  {
    called: /(?:^|\s)mise\s+(?:run|r)(?=\s|$)/,
    files: ['mise.toml', '.mise.toml', '.config/mise.toml'],
    parse: parseTomlTasks,
    names: firstName,
    byItself: 'nothing',
  },
  {
    called: /(?:^|\s)pixi\s+run(?=\s|$)/,
    files: ['pixi.toml', 'pyproject.toml'],
    parse: parseTomlTasks,
    names: firstName,
    byItself: 'nothing',
  },
  {
    called:
      /(?:^|\s)(?:(?:pdm|rye)(?:\s+run)?|hatch\s+run|poe|poetry\s+run\s+(?:poe|task))(?=\s|$)/,
    files: ['pyproject.toml'],
    parse: parseTomlTasks,
    names: words => firstName(words).map(name => name.replace(/^.*:/, '')),
    byItself: 'nothing',
  },
];

/** Targets of targets are followed so far. */
const MAX_DEPTH = 5;
const MAX_TARGETS = 50;
/** Different calls of one component's workflows. */
const MAX_CALLS = 500;

/** Tells what commands do, also those that stand in a Makefile or another file of tasks. */
export class TargetResolver {
  readonly #files: ComponentFiles;
  /** What calls do, by runner, folder and words. A call within itself adds nothing. */
  readonly #known = new Map<string, Purpose>();

  constructor(files: ComponentFiles) {
    this.#files = files;
  }

  async purposeOf(commands: readonly Command[]): Promise<Purpose> {
    const purposes: Purpose[] = [];
    for (const command of commands) {
      purposes.push(await this.#purposeOf(command, 0));
    }
    return either(purposes);
  }

  async #purposeOf(command: Command, depth: number): Promise<Purpose> {
    const own = purposeOf(command.text);
    if ((own.trains && own.tests) || depth >= MAX_DEPTH) return own;
    const purposes = [own];
    for (const runner of RUNNERS) {
      const called = runner.called.exec(command.text);
      if (!called) continue;
      const words = command.text
        .slice(called.index + called[0].length)
        .trim()
        .split(/\s+/)
        .filter(word => word !== '');
      purposes.push(await this.#run(runner, words, command.folder, depth));
    }
    return either(purposes);
  }

  async #run(
    runner: Runner,
    words: readonly string[],
    folder: string,
    depth: number,
  ): Promise<Purpose> {
    const at = words.findIndex(word => word === '-C' || word === '--directory');
    const moved = resolvePath(folder, at < 0 ? '.' : words[at + 1] ?? '.');
    if (!('path' in moved)) return NOTHING;
    const call = JSON.stringify([runner.files[0], moved.path, words]);
    const known = this.#known.get(call);
    if (known) return known;
    if (this.#known.size >= MAX_CALLS) return NOTHING;
    this.#known.set(call, NOTHING);
    const targets = await this.#read(runner, moved.path);
    if (!targets) return NOTHING;
    const names = runner.names(
      at < 0 ? words : [...words.slice(0, at), ...words.slice(at + 2)],
    );
    const wanted = this.#wanted(runner, targets, names);
    const purposes: Purpose[] = [];
    const seen = new Set<string>();
    for (let name = wanted.shift(); name; name = wanted.shift()) {
      if (seen.has(name) || seen.size >= MAX_TARGETS) continue;
      seen.add(name);
      const target = targets.get(name);
      wanted.push(...(target?.needs ?? []));
      for (const text of target?.commands ?? []) {
        const next = { text, folder: moved.path };
        purposes.push(await this.#purposeOf(next, depth + 1));
      }
    }
    const purpose = either(purposes);
    this.#known.set(call, purpose);
    return purpose;
  }

  #wanted(
    { byItself, fallback }: Runner,
    targets: Targets,
    names: readonly string[],
  ): string[] {
    if (names.length) {
      return names.flatMap(name =>
        targets.has(name) ? [name] : fallback ?? [],
      );
    }
    const all = [...targets.keys()];
    if (byItself === 'all') return all;
    return byItself === 'first'
      ? all.filter(name => !name.startsWith('.')).slice(0, 1)
      : [];
  }

  async #read(runner: Runner, folder: string): Promise<Targets | undefined> {
    for (const name of runner.files) {
      const path = folder ? `${folder}/${name}` : name;
      const text = await this.#files.readText(path);
      if (!('value' in text)) continue;
      const parsed = runner.parse(path, text.value);
      if ('value' in parsed) return parsed.value;
    }
    return undefined;
  }
}
