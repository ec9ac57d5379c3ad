import { Facts, gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { ComponentFiles } from '../repository/ComponentFiles';
import { nestedRoots } from '../dvc/findDvcProject';
import { PROBED_FILES } from '../repository/interestingFiles';
import { folderOf, isWithin, joinPath } from '../repository/paths';
import { isModelCard, modelCardSections } from './modelCardSections';

const CARD = /(?:^|\/)[^/]*model[-_ ]?cards?[^/]*\.md$/i;
const README = /(?:^|\/)readme\.md$/i;

/** Facts about the model card: the file of that name nearest to the component's folder, or its README if it is a card. */
export async function modelCardFacts(
  files: ComponentFiles,
  folders: readonly string[],
): Promise<Facts<typeof gitFacts>> {
  for (const path of candidates(files, folders)) {
    const text = await files.readText(path);
    if ('absent' in text) continue;
    const link = files.link(path);
    const withLink = link ? { link } : {};
    if ('problem' in text) {
      if (!CARD.test(path)) continue;
      return {
        modelCard: { value: path, ...withLink },
        modelCardSections: { unknownBecause: text.problem, ...withLink },
      };
    }
    if (!CARD.test(path) && !isModelCard(text.value)) continue;
    return {
      modelCard: { value: path, ...withLink },
      modelCardSections: {
        value: modelCardSections(text.value),
        ...withLink,
      },
    };
  }
  if (!files.complete) {
    const unknown = {
      unknownBecause:
        'no model card was found at the usual places, and this host cannot list files to look further',
    };
    return { modelCard: unknown, modelCardSections: unknown };
  }
  return { modelCard: { value: '' }, modelCardSections: { value: [] } };
}

/** Cards before READMEs, and what is nearer to the folder first. */
function candidates(
  files: ComponentFiles,
  folders: readonly string[],
): string[] {
  const depth = (path: string) => path.split('/').length;
  if (!files.complete) {
    return folders.flatMap(folder =>
      PROBED_FILES.filter(path => path.endsWith('.md')).map(path =>
        joinPath(folder, path),
      ),
    );
  }
  // Where several projects share the folder, their cards are theirs.
  const projects = nestedRoots(files.paths, folders[0]).filter(
    root => !folders.some(folder => isWithin(root, folder)),
  );
  const foreign = projects.length > 1 ? projects : [];
  const cards = files.paths
    .filter(path => CARD.test(path))
    .filter(path => folders.some(folder => isWithin(folder, path)))
    .filter(path => !foreign.some(root => isWithin(root, path)))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const readmes = files.paths.filter(
    path => README.test(path) && folders.includes(folderOf(path)),
  );
  return [...cards.slice(0, 1), ...readmes.sort().slice(0, 3)];
}
