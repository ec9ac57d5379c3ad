import { Parsed, parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { parseToml } from '../text/parseToml';
import { splitScript } from './commands';

/** What a named target runs: commands, and other targets of the same file. */
export interface Target {
  readonly commands: readonly string[];
  readonly needs: readonly string[];
}

/** Targets by name, in the order of the file. */
export type Targets = ReadonlyMap<string, Target>;

/** A target while its file is read. */
interface OpenTarget {
  readonly commands: string[];
  readonly needs: string[];
}

function open(targets: Map<string, OpenTarget>, name: string): OpenTarget {
  const target = targets.get(name) ?? { commands: [], needs: [] };
  targets.set(name, target);
  return target;
}

/** Reads a Makefile or a justfile, as far as it is written out. */
export function parseRecipes(text: string): Targets {
  const targets = new Map<string, OpenTarget>();
  let current: OpenTarget[] = [];
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const [, head = '', rest = ''] =
      line.match(/^([^\s#=:][^=:]*)::?(?!=)(.*)$/) ?? [];
    if (head) {
      // A recipe of just may have parameters after its name.
      const names = head.split(/\s+/).filter(name => /^[\w./%@-]+$/.test(name));
      const needs = rest
        .replace(/#.*$/, '')
        .split(/\s+/)
        .filter(name => /^[\w./-]+$/.test(name));
      current = names.map(name => open(targets, name));
      current.forEach(target => target.needs.push(...needs));
    } else if (/^[ \t]+\S/.test(line)) {
      const commands = splitScript(line.trim().replace(/^[@+-]+/, ''));
      current.forEach(target => target.commands.push(...commands));
    } else if (line.trim() !== '') {
      current = [];
    }
  }
  return targets;
}

/** Reads a `tox.ini`: its environments, with `testenv` for those that are not written out. */
export function parseTox(text: string): Targets {
  const targets = new Map<string, OpenTarget>();
  let current: OpenTarget | undefined;
  let inCommands = false;
  for (const line of text.split(/\r?\n/)) {
    const section = line.match(/^\[([^\]]+)\]/)?.[1];
    if (section !== undefined) {
      current = /^testenv(?::.+)?$/.test(section)
        ? open(targets, section.replace(/^testenv:/, ''))
        : undefined;
      inCommands = false;
      continue;
    }
    const [, key, value = ''] = line.match(/^(\w+)\s*=\s*(.*)$/) ?? [];
    if (key) inCommands = key === 'commands';
    if (inCommands) current?.commands.push(...splitScript(key ? value : line));
  }
  return targets;
}

/** Reads a `noxfile.py`: the functions with a session, whose calls of `run` are taken for commands. */
export function parseNox(text: string): Targets {
  const targets = new Map<string, Target>();
  // What is before the first function, then by turns a name and all up to the next function.
  const parts = text.split(/^def\s+(\w+)\s*\(\s*session\b/m);
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const decorator = parts[at - 1].slice(parts[at - 1].lastIndexOf('@'));
    const name =
      decorator.match(/^@nox.*?name\s*=\s*["']([\w-]+)["']/s)?.[1] ?? parts[at];
    const calls = parts[at + 1].matchAll(
      /session\.run(?:_always)?\(([^)]{0,2000})\)/g,
    );
    targets.set(name, {
      commands: [...calls].map(([, args]) =>
        [...args.matchAll(/["']([^"'\n]*)["']/g)]
          .map(([, word]) => word)
          .join(' '),
      ),
      needs: [],
    });
  }
  return targets;
}

const script = z.union([z.string(), z.array(z.unknown())]);
const callShape = z.looseObject({
  task: z.string().optional(),
  cmd: z.string().optional(),
});
const taskfileShape = z.looseObject({
  tasks: z
    .record(
      z.string(),
      z.union([
        script,
        z
          .looseObject({
            cmds: z.array(z.unknown()).nullish(),
            cmd: z.string().nullish(),
            deps: z.array(z.unknown()).nullish(),
          })
          .nullable(),
      ]),
    )
    .catch({}),
});

/** Reads a Taskfile. */
export function parseTaskfile(file: string, text: string): Parsed<Targets> {
  const parsed = parseYamlAs(file, text, taskfileShape);
  if ('problem' in parsed) return parsed;
  return {
    value: new Map(
      Object.entries(parsed.value.tasks).map(([name, task]) => {
        if (task === null) return [name, { commands: [], needs: [] }];
        if (typeof task === 'string' || Array.isArray(task)) {
          return [name, targetOf([task].flat())];
        }
        const { cmds, cmd, deps } = task;
        return [
          name,
          targetOf([...(cmds ?? []), ...(cmd ? [cmd] : [])], deps ?? []),
        ];
      }),
    ),
  };
}

function targetOf(
  commands: readonly unknown[],
  needs: readonly unknown[] = [],
): Target {
  const called = commands.flatMap(
    each => callShape.safeParse(each).data?.task ?? [],
  );
  return {
    commands: commands.flatMap(each => {
      const text =
        typeof each === 'string' ? each : callShape.safeParse(each).data?.cmd;
      return text ? splitScript(text) : [];
    }),
    needs: [
      ...called,
      ...needs.flatMap(each =>
        typeof each === 'string'
          ? [each]
          : callShape.safeParse(each).data?.task ?? [],
      ),
    ],
  };
}

const tasks = z.record(z.string(), z.unknown()).catch({});
const tomlTasksShape = z.looseObject({
  // mise.toml and pixi.toml
  tasks,
  tool: z
    .looseObject({
      pdm: z.looseObject({ scripts: tasks }).catch({ scripts: {} }),
      poe: z.looseObject({ tasks }).catch({ tasks: {} }),
      taskipy: z.looseObject({ tasks }).catch({ tasks: {} }),
      pixi: z.looseObject({ tasks }).catch({ tasks: {} }),
      rye: z.looseObject({ scripts: tasks }).catch({ scripts: {} }),
      hatch: z
        .looseObject({
          envs: z
            .record(
              z.string(),
              z.looseObject({ scripts: tasks }).catch({ scripts: {} }),
            )
            .catch({}),
        })
        .catch({ envs: {} }),
    })
    .optional(),
});
const tomlTaskShape = z.looseObject({
  run: script.optional(),
  cmd: script.optional(),
  shell: z.string().optional(),
  composite: z.array(z.unknown()).optional(),
  sequence: z.array(z.unknown()).optional(),
  depends: z.union([z.string(), z.array(z.unknown())]).optional(),
  'depends-on': z.union([z.string(), z.array(z.unknown())]).optional(),
  deps: z.array(z.unknown()).optional(),
});

/** Reads the tasks in a `mise.toml`, `pixi.toml` or `pyproject.toml`. */
export function parseTomlTasks(file: string, text: string): Parsed<Targets> {
  const parsed = parseToml(file, text);
  if ('problem' in parsed) return parsed;
  const { tasks: own, tool } = tomlTasksShape.parse(parsed.value);
  const all = [
    own,
    tool?.pdm.scripts,
    tool?.poe.tasks,
    tool?.taskipy.tasks,
    tool?.pixi.tasks,
    tool?.rye.scripts,
    ...Object.values(tool?.hatch.envs ?? {}).map(({ scripts }) => scripts),
  ];
  return {
    value: new Map(
      all.flatMap(each =>
        Object.entries(each ?? {}).map(([name, task]): [string, Target] => [
          name,
          tomlTask(task),
        ]),
      ),
    ),
  };
}

function tomlTask(task: unknown): Target {
  if (typeof task === 'string') {
    return { commands: splitScript(task), needs: [] };
  }
  if (Array.isArray(task)) return targetOf(task, task);
  const shaped = tomlTaskShape.safeParse(task).data;
  if (!shaped) return { commands: [], needs: [] };
  const commands = [
    shaped.run,
    // A list of poe and pdm is one command in parts.
    Array.isArray(shaped.cmd) ? shaped.cmd.join(' ') : shaped.cmd,
    shaped.shell,
  ].flat();
  return targetOf(commands, [
    ...[shaped.depends ?? []].flat(),
    ...[shaped['depends-on'] ?? []].flat(),
    ...(shaped.deps ?? []),
    ...(shaped.composite ?? []),
    ...(shaped.sequence ?? []),
  ]);
}
