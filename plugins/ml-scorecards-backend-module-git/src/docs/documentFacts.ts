import { Fact, Facts, gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { markdownSections } from '../modelCard/markdownSections';
import { saysSomething } from '../modelCard/modelCardSections';
import { ComponentFiles } from '../repository/ComponentFiles';
import {
  folderOf,
  foldersUpFrom,
  isWithin,
  joinPath,
} from '../repository/paths';

const RUNBOOK =
  /(?:^|\/)(?:[^/]*(?:runbook|playbook)[^/]*|(?:runbooks?|playbooks)\/.*)\.md$/i;
const DECISION = /(?:^|\/)(?:adrs?|decisions)\/(?:[^/]+\/)*[^/]+\.md$/i;
const NO_DECISION = /(?:^|\/)[^/]*(?:template|readme|index)[^/]*\.md$/i;

const MAX_RUNBOOKS_READ = 5;

/** Where runbooks usually are, for hosts that cannot list. */
const PROBED_RUNBOOKS = ['docs/runbook.md', 'RUNBOOK.md', 'runbook.md'];

/** Documents for those who run the component, and for those who change it. */
export async function documentFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Pick<Facts<typeof gitFacts>, 'runbook' | 'decisionRecords'>> {
  return {
    runbook: await runbook(files, folders),
    decisionRecords: decisionRecords(files, folders),
  };
}

/** The runbook nearest to the folder that says something, or a README with a section that does. */
async function runbook(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Fact<string>> {
  const depth = (path: string) => path.split('/').length;
  const candidates = files.complete
    ? files.paths
        .filter(path => RUNBOOK.test(path))
        .filter(path => folders.some(folder => isWithin(folder, path)))
        .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
        .slice(0, MAX_RUNBOOKS_READ)
    : folders.flatMap(folder =>
        PROBED_RUNBOOKS.map(path => joinPath(folder, path)),
      );
  const readmes = files.paths.filter(
    path =>
      /(?:^|\/)readme\.md$/i.test(path) && folders.includes(folderOf(path)),
  );
  let unread: string | undefined;
  for (const path of [...candidates, ...readmes.sort()]) {
    const text = await files.readText(path);
    if ('problem' in text) unread ??= text.problem;
    if (!('value' in text)) continue;
    const isRunbook = readmes.includes(path)
      ? hasRunbookSection(text.value)
      : markdownSections(text.value).some(({ lines }) =>
          lines.some(saysSomething),
        );
    const link = files.link(path);
    if (isRunbook) return { value: path, ...(link ? { link } : {}) };
  }
  if (unread) return { unknownBecause: unread };
  return files.complete
    ? { value: '' }
    : {
        unknownBecause:
          'no runbook was found at the usual places, and this host cannot list files to look further',
      };
}

/** Whether a heading names a runbook, with something below it before the next one as high. */
function hasRunbookSection(text: string): boolean {
  const sections = markdownSections(text);
  return sections.some(({ level, heading, lines }, index) => {
    if (level === 0 || !/\b(?:run ?book|play ?book)\b/i.test(heading)) {
      return false;
    }
    const rest = sections.slice(index + 1);
    const end = rest.findIndex(next => next.level <= level);
    const below = end < 0 ? rest : rest.slice(0, end);
    return [lines, ...below.map(each => each.lines)].flat().some(saysSomething);
  });
}

/** Decisions of the component, or else those of the nearest folder above, which are its, too. */
function decisionRecords(
  files: ComponentFiles,
  folders: readonly string[],
): Fact<readonly string[]> {
  if (!files.complete) {
    return {
      unknownBecause: 'this host cannot list files to look for decisions',
    };
  }
  const all = files.paths.filter(
    path => DECISION.test(path) && !NO_DECISION.test(path),
  );
  const own = all.filter(path =>
    folders.some(folder => isWithin(folder, path)),
  );
  const found = own.length
    ? own
    : foldersUpFrom(folders[0])
        .map(folder => all.filter(path => isKeptIn(folder, path)))
        .find(each => each.length) ?? [];
  const link = found.length ? files.link([...found].sort()[0]) : undefined;
  return { value: [...found].sort(), ...(link ? { link } : {}) };
}

/** Whether a decision is one of the folder itself, and not of a part of it. */
function isKeptIn(folder: string, path: string): boolean {
  if (!isWithin(folder, path)) return false;
  const below = folder ? path.slice(folder.length + 1) : path;
  return /^(?:docs?\/)?(?:architecture\/)?(?:adrs?|decisions)\//i.test(below);
}
