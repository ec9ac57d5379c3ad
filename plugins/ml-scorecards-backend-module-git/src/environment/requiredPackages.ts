import { Parsed, parseYamlAs } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { parseToml } from '../text/parseToml';

/** A package that somebody asked for. */
export interface RequiredPackage {
  /** As package registries compare names: in lower case, with `-` only. */
  readonly name: string;
  readonly extras: readonly string[];
  /** Whether one exact version is named. Absent where the format does not say it here. */
  readonly pinned?: boolean;
}

/** What a file asks for by name, without what those packages need in turn. */
export interface RequiredPackages {
  readonly packages: readonly RequiredPackage[];
  /** Other lists that it includes, relative to its folder. */
  readonly includes: readonly string[];
}

/** Reads a `requirements.txt`; what pip-tools or uv added on behalf of another package is left out. */
export function packagesOfRequirements(text: string): RequiredPackages {
  const packages: RequiredPackage[] = [];
  const includes: string[] = [];
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at].trim();
    if (line === '' || line.startsWith('#')) continue;
    const include = line.match(/^(?:-r|--requirement)[\s=]*([^\s#]+)/)?.[1];
    if (include) {
      includes.push(include);
      continue;
    }
    let comment = line.match(/(?:^|\s)#(.*)$/)?.[1] ?? '';
    for (; lines[at + 1]?.trim().startsWith('#'); at++) {
      comment += ` ${lines[at + 1].trim().slice(1)}`;
    }
    if (isForAnother(comment)) continue;
    packages.push(...parseRequirement(line));
  }
  return { packages, includes };
}

/** `# via x` names who needs it; a file there means that somebody asked for it. */
function isForAnother(comment: string): boolean {
  const via = comment.match(/\bvia\b(.*)$/)?.[1];
  return via !== undefined && !/-[rc] |\.toml|\.in\b|\.cfg|\.py\b/.test(via);
}

/** Reads one requirement of pip; nothing for options and for code of the repository itself. */
export function parseRequirement(requirement: string): RequiredPackage[] {
  const text = requirement.trim().replace(/^(?:-e|--editable)[\s=]+/, '');
  const egg = text.match(/[#&]egg=([\w.-]+)/)?.[1];
  const [, name, extras = ''] =
    (egg ?? text).match(/^([A-Za-z0-9][\w.-]*)\s*(?:\[([^\]]*)\])?/) ?? [];
  if (!name || (!egg && /^[\w.+-]*:\/\/|^\w*:?[\\/]/.test(text))) return [];
  const [specifier] = text.split(/[;#]/, 1);
  return [
    {
      name: normalizeName(name),
      extras: extras
        .split(',')
        .map(extra => extra.trim().toLowerCase())
        .filter(extra => extra !== ''),
      pinned: /={2,3}\s*[^\s*,]+(?=\s*(?:,|\)|$))/.test(specifier.trim()),
    },
  ];
}

const condaShape = z.looseObject({
  dependencies: z
    .array(
      z.union([
        z.string(),
        z.looseObject({ pip: z.array(z.string()).nullish() }),
      ]),
    )
    .nullish(),
});

/** Reads an environment of conda, or a `python_env.yaml` of MLflow. */
export function packagesOfConda(
  file: string,
  text: string,
): Parsed<RequiredPackages> {
  const parsed = parseYamlAs(file, text, condaShape);
  if ('problem' in parsed) return parsed;
  const lines = (parsed.value.dependencies ?? []).flatMap(entry =>
    typeof entry === 'string'
      ? [entry.replace(/^[\w./-]+::/, '')]
      : entry.pip ?? [],
  );
  return { value: packagesOfRequirements(lines.join('\n')) };
}

const table = z.record(z.string(), z.unknown()).catch({});
const tables = z.record(z.string(), table).catch({});
const lines = z.array(z.unknown()).catch([]);
const lists = z.record(z.string(), lines).catch({});
const withDependencies = z
  .record(
    z.string(),
    z
      .looseObject({ dependencies: z.unknown().optional() })
      .catch({ dependencies: undefined }),
  )
  .catch({});
const pixiShape = z
  .looseObject({
    dependencies: table,
    'pypi-dependencies': table,
    feature: z
      .record(
        z.string(),
        z
          .looseObject({ dependencies: table, 'pypi-dependencies': table })
          .catch({ dependencies: {}, 'pypi-dependencies': {} }),
      )
      .catch({}),
  })
  .catch({ dependencies: {}, 'pypi-dependencies': {}, feature: {} });
const pyprojectShape = z.looseObject({
  project: z
    .looseObject({
      dependencies: lines,
      'optional-dependencies': lists,
      dynamic: lines,
    })
    .catch({ dependencies: [], 'optional-dependencies': {}, dynamic: [] }),
  'dependency-groups': lists,
  tool: z
    .looseObject({
      poetry: z
        .looseObject({
          dependencies: table,
          'dev-dependencies': table,
          group: withDependencies,
        })
        .catch({ dependencies: {}, 'dev-dependencies': {}, group: {} }),
      pdm: z
        .looseObject({ 'dev-dependencies': lists })
        .catch({ 'dev-dependencies': {} }),
      uv: z
        .looseObject({ 'dev-dependencies': lines })
        .catch({ 'dev-dependencies': [] }),
      hatch: z.looseObject({ envs: withDependencies }).catch({ envs: {} }),
      pixi: pixiShape,
    })
    .optional(),
});

/** What a `pyproject.toml` says of its dependencies. */
export interface PyprojectPackages extends RequiredPackages {
  /** Whether it leaves them to a program or another file. */
  readonly isDynamic: boolean;
}

/** Reads a `pyproject.toml` of PEP 621 and PEP 735, poetry, pdm, uv, hatch or pixi. */
export function packagesOfPyproject(
  file: string,
  text: string,
): Parsed<PyprojectPackages> {
  const parsed = parseToml(file, text);
  if ('problem' in parsed) return parsed;
  const { project, tool, ...rest } = pyprojectShape.parse(parsed.value);
  const texts = [
    ...project.dependencies,
    ...Object.values(project['optional-dependencies']).flat(),
    ...Object.values(rest['dependency-groups']).flat(),
    ...Object.values(tool?.pdm['dev-dependencies'] ?? {}).flat(),
    ...(tool?.uv['dev-dependencies'] ?? []),
    ...Object.values(tool?.hatch.envs ?? {}).flatMap(({ dependencies }) =>
      lines.parse(dependencies),
    ),
  ];
  const named = [
    tool?.poetry.dependencies ?? {},
    tool?.poetry['dev-dependencies'] ?? {},
    ...Object.values(tool?.poetry.group ?? {}).map(({ dependencies }) =>
      table.parse(dependencies),
    ),
    ...(tool ? pixiTables(tool.pixi) : []),
  ];
  return {
    value: {
      packages: [
        ...texts.flatMap(line =>
          typeof line === 'string' ? parseRequirement(line) : [],
        ),
        ...named.flatMap(packagesOfTable),
      ],
      includes: [],
      isDynamic: project.dynamic.includes('dependencies'),
    },
  };
}

/** Reads a `pixi.toml`. */
export function packagesOfPixi(
  file: string,
  text: string,
): Parsed<RequiredPackages> {
  const parsed = parseToml(file, text);
  if ('problem' in parsed) return parsed;
  const named = pixiTables(pixiShape.parse(parsed.value));
  return { value: { packages: named.flatMap(packagesOfTable), includes: [] } };
}

function pixiTables(
  pixi: z.infer<typeof pixiShape>,
): Array<Record<string, unknown>> {
  return [pixi, ...Object.values(pixi.feature)].flatMap(each => [
    each.dependencies,
    each['pypi-dependencies'],
  ]);
}

/** Reads a `Pipfile`. */
export function packagesOfPipfile(
  file: string,
  text: string,
): Parsed<RequiredPackages> {
  const parsed = parseToml(file, text);
  if ('problem' in parsed) return parsed;
  const all = tables.parse({
    packages: parsed.value.packages ?? {},
    'dev-packages': parsed.value['dev-packages'] ?? {},
  });
  return {
    value: {
      packages: Object.values(all).flatMap(packagesOfTable),
      includes: [],
    },
  };
}

const dependencyShape = z
  .looseObject({
    version: z.string().optional(),
    extras: z.array(z.string()).optional(),
  })
  .catch({});

/** `name = "^1.0"`, or `name = { version = "^1.0", extras = ["x"] }`. */
function packagesOfTable(
  dependencies: Readonly<Record<string, unknown>>,
): RequiredPackage[] {
  return Object.entries(dependencies)
    .filter(([name]) => name.toLowerCase() !== 'python')
    .map(([name, written]) => {
      const { version, extras = [] } =
        typeof written === 'string'
          ? { version: written }
          : dependencyShape.parse(written);
      return {
        name: normalizeName(name),
        extras: extras.map(extra => extra.toLowerCase()),
        pinned: /^\s*={0,3}\s*\d[\w.+!-]*\s*$/.test(version ?? ''),
      };
    });
}

/** Reads the requirements in a `setup.cfg`, or as far as they are written out in a `setup.py`, which nobody runs here. */
export function packagesOfSetup(text: string): RequiredPackages {
  const cfg =
    text.match(
      /^install_requires[ \t]*=[ \t]*((?:.*\r?\n)(?:[ \t]+.*(?:\r?\n|$))*)/m,
    )?.[1] ?? '';
  const py = text.match(/\binstall_requires\s*=\s*\[([^\]]{0,20000})/)?.[1];
  const written = py
    ? [...py.matchAll(/["']([^"'\n]+)["']/g)].map(([, each]) => each)
    : cfg.split(/\r?\n/);
  return packagesOfRequirements(written.join('\n'));
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
