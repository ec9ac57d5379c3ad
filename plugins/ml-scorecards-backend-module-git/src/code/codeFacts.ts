import { Fact, Facts, gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { folderOf, isWithin } from '../repository/paths';
import { holdsTests, isExportOfNotebook } from './codeContent';

const TEST_NAME =
  /(?:^|\/)(?:test_[^/]*|[^/]*_test|tests)\.py$|(?:^|\/)test[-_][^/]*\.[rR]$|(?:^|\/)[^/]*Test\.(?:java|scala)$/;

/** Files that no project needs to be code: they only install it, or make a folder a package. */
const NO_CODE = /(?:^|\/)(?:setup|conftest|__init__|noxfile)\.py$/;

/** Looked into at most: the first that holds a test says enough, and so do this many that hold none. */
const MAX_TESTS_READ = 20;
const MAX_EXPORTS_READ = 5;

/** What code there is: files with tests, and whether all of it is in notebooks. */
export async function codeFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Pick<Facts<typeof gitFacts>, 'testFiles' | 'hasOnlyNotebooks'>> {
  const own = files.code.paths.filter(path =>
    folders.some(folder => isWithin(folder, path)),
  );
  const incomplete = files.code.complete
    ? undefined
    : 'not all files with code could be listed';
  return {
    testFiles: await testFiles(files, own, incomplete),
    hasOnlyNotebooks: await hasOnlyNotebooks(files, own, incomplete),
  };
}

/** A file that is called a test may hold none. */
async function testFiles(
  files: ComponentFiles,
  own: readonly string[],
  incomplete: string | undefined,
): Promise<Fact<readonly string[]>> {
  const candidates = own.filter(path => TEST_NAME.test(path)).sort();
  const found: string[] = [];
  let unread = incomplete;
  for (const path of candidates.slice(0, MAX_TESTS_READ)) {
    const text = await files.readText(path);
    if ('value' in text) {
      if (holdsTests(text.value)) found.push(path);
    } else if ('problem' in text) {
      unread ??= text.problem;
    }
  }
  if (candidates.length > MAX_TESTS_READ) {
    // Where the first ones hold tests, so will the others.
    if (found.length) found.push(...candidates.slice(MAX_TESTS_READ));
    else unread ??= `no more than ${MAX_TESTS_READ} files are looked into`;
  }
  const link = found.length ? files.link(found[0]) : undefined;
  return found.length || !unread
    ? { value: found, ...(link ? { link } : {}) }
    : { unknownBecause: unread };
}

/** Exports that Jupyter writes beside its notebooks are no code of their own. */
async function hasOnlyNotebooks(
  files: ComponentFiles,
  own: readonly string[],
  incomplete: string | undefined,
): Promise<Fact<boolean>> {
  const notebooks = own.filter(path => path.endsWith('.ipynb'));
  const beside = new Set(
    notebooks.map(path => path.slice(0, -'.ipynb'.length)),
  );
  const code = own.filter(
    path =>
      !path.endsWith('.ipynb') &&
      !NO_CODE.test(path) &&
      !beside.has(path.replace(/\.\w+$/, '')),
  );
  if (!notebooks.length) {
    return incomplete && !code.length
      ? { unknownBecause: incomplete }
      : { value: false };
  }
  if (code.length > MAX_EXPORTS_READ) return { value: false };
  for (const path of code) {
    const text = await files.readText(path);
    if ('problem' in text) return { unknownBecause: text.problem };
    if ('value' in text && !isExportOfNotebook(text.value)) {
      return { value: false };
    }
  }
  const link = files.link(
    notebooks.sort(
      (a, b) => folderOf(a).length - folderOf(b).length || (a < b ? -1 : 1),
    )[0],
  );
  return incomplete
    ? { unknownBecause: incomplete }
    : { value: true, ...(link ? { link } : {}) };
}
