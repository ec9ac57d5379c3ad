import {
  checkPagePath,
  factPagePath,
} from 'backstage-plugin-ml-scorecards-common';
import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { Definitions } from '../definitions/Definitions';
import { checklistPage, checklistPagePath } from './checklistPage';
import { checkPage } from './checkPage';
import { factPage } from './factPage';
import { indexPage } from './indexPage';

/**
 * The definitions as a catalogue to read: an index, and a page for each check, checklist and fact. Gives Markdown by the
 * path of its file. Pure.
 */
export function cataloguePages(
  definitions: Definitions,
  factSets: readonly FactSet[],
): Map<string, string> {
  const bySource = new Map(factSets.map(set => [set.source, set]));
  return new Map([
    ['README.md', indexPage(definitions, bySource)],
    ...definitions.checks.map((check): [string, string] => [
      checkPagePath(check.definition.id),
      checkPage(check, definitions, bySource),
    ]),
    ...definitions.checklists.map((checklist): [string, string] => [
      checklistPagePath(checklist.definition.id),
      checklistPage(checklist, definitions, bySource),
    ]),
    ...factSets.flatMap(factSet =>
      Object.keys(factSet.facts).map((name): [string, string] => [
        factPagePath(`${factSet.source}.${name}`),
        factPage(factSet, name, definitions),
      ]),
    ),
  ]);
}
