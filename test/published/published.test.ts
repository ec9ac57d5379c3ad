import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { buildSync } from 'esbuild';
import ts from 'typescript';
import { backstageCli } from '../../scripts/lib/backstageCli.mjs';
import { root, workFolder } from '../../scripts/lib/paths.mjs';
import { PublishedPackage } from './PublishedPackage';

/** Within the repository, so that what others have published is found where it is installed. */
const WORKSPACE = join(workFolder, 'published');

const sources = readdirSync(join(root, 'plugins')).map(folder =>
  PublishedPackage.read(join(root, 'plugins', folder)),
);

/** The name of a package of which a module is imported. */
const packageOf = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');

describe('the packages as they are published', () => {
  let packages: PublishedPackage[];

  before(() => {
    rmSync(WORKSPACE, { recursive: true, force: true });
    mkdirSync(WORKSPACE, { recursive: true });
    execFileSync(process.execPath, [
      ...[backstageCli, 'build-workspace', WORKSPACE],
      ...sources.map(({ name }) => name),
    ]);
    packages = readdirSync(join(WORKSPACE, 'plugins')).map(folder =>
      PublishedPackage.read(join(WORKSPACE, 'plugins', folder)),
    );
    // As they are installed: none finds the sources of another.
    for (const { name, folder } of packages) {
      const link = join(WORKSPACE, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(folder, link);
    }
  });

  test('are all there, with what they name', () => {
    assert.ok(packages.length > 10);
    assert.deepEqual(
      packages.map(({ name }) => name).sort(),
      sources.map(({ name }) => name).sort(),
    );
    for (const each of packages) {
      assert.deepEqual(each.missingFiles(), [], each.name);
    }
  });

  test('hold neither sources and tests nor paths of this machine', () => {
    for (const published of packages) {
      const needless = published
        .files()
        .filter(
          file =>
            /\.test\.|__recordings__|(?<!\.d)\.tsx?$/.test(file) ||
            readFileSync(join(published.folder, file)).includes(root),
        );
      assert.deepEqual(needless, [], published.name);
    }
  });

  test('declare what they import', () => {
    for (const published of packages) {
      const { metafile } = buildSync({
        entryPoints: published.modules.map(({ file }) => file),
        platform: published.isForBrowsers ? 'browser' : 'node',
        bundle: true,
        packages: 'external',
        metafile: true,
        write: false,
        outdir: WORKSPACE,
        logLevel: 'silent',
      });
      const imported = Object.values(metafile.inputs)
        .flatMap(({ imports }) => imports)
        .filter(({ external, path }) => external && !path.startsWith('node:'))
        .map(({ path }) => packageOf(path));
      assert.ok(imported.length > 0, published.name);
      const declared = published.dependencies();
      assert.deepEqual(
        imported.filter(name => !declared.has(name)),
        [],
        published.name,
      );
    }
  });

  test('load in a backend that is installed, and extend it', () => {
    const ours = packages.filter(({ isForBrowsers }) => !isForBrowsers);
    const load = `
      const features = {};
      for (const name of JSON.parse(process.argv[1])) {
        const loaded = require(name);
        features[name] = loaded.default?.$$type ?? Object.keys(loaded).length;
      }
      process.stdout.write(JSON.stringify(features));`;
    const features = JSON.parse(
      execFileSync(
        process.execPath,
        [
          ...['-e', load],
          JSON.stringify(
            ours.flatMap(({ modules }) => modules.map(({ name }) => name)),
          ),
        ],
        { cwd: WORKSPACE, encoding: 'utf8' },
      ),
    );
    for (const { name, isBackendFeature, modules } of ours) {
      if (isBackendFeature) {
        assert.equal(features[name], '@backstage/BackendFeature', name);
      }
      for (const module of modules) {
        assert.notEqual(features[module.name], 0, module.name);
      }
    }
  });

  test('have programs that start', () => {
    const programs = packages.flatMap(each => each.programs);
    assert.ok(programs.length > 1);
    for (const program of programs) {
      const said = execFileSync(process.execPath, [program, '--help'], {
        cwd: WORKSPACE,
        encoding: 'utf8',
      });
      assert.match(said, /Usage/i, program);
    }
  });

  test('tell types that are whole', () => {
    const consumer = join(WORKSPACE, 'consumer.ts');
    writeFileSync(
      consumer,
      packages
        .filter(({ hasTypes }) => hasTypes)
        .flatMap(({ modules }) => modules)
        .map(({ name }, n) => `export * as module${n} from '${name}';\n`)
        .join(''),
    );
    const { options } = ts.parseJsonConfigFileContent(
      { extends: '@backstage/cli/config/tsconfig.json' },
      ts.sys,
      root,
    );
    const program = ts.createProgram([consumer], {
      ...options,
      incremental: false,
      noEmit: true,
      // What is declared by others is not ours to mend; only ours is looked at below.
      skipLibCheck: false,
    });
    const ours = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(WORKSPACE));
    assert.ok(ours.length > packages.length);
    const found = ours.flatMap(file => program.getSemanticDiagnostics(file));
    assert.equal(
      ts.formatDiagnostics(found, {
        getCanonicalFileName: name => name,
        getCurrentDirectory: () => WORKSPACE,
        getNewLine: () => '\n',
      }),
      '',
    );
    // Not one of them from the sources, which are declared otherwise.
    assert.deepEqual(
      program
        .getSourceFiles()
        .map(({ fileName }) => fileName)
        .filter(name => /\/(?:plugins|packages)\/[^/]+\/src\//.test(name))
        .filter(name => !name.includes('/node_modules/')),
      [],
    );
  });
});
