import {
  CollectionFailure,
  decodeText,
  misconfigured,
  parseYaml,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { PROJECT_ANNOTATION } from '../annotations/FeastReference';

/** As `feast apply` asks for it. */
const PROJECT_NAME = /^(?![_-])[\p{L}\p{N}_-]{1,256}$/u;

/** What is filled in later: variables of the environment by Feast itself, the rest by Jinja, Helm or ERB. */
const VARIABLE = /\$\{?\w/;
const MARK_OF_TEMPLATES = /\{\{|\{%|<%/;

const shape = z.looseObject({ project: z.unknown() });

/**
 * The name of the project in a `feature_store.yaml`. Messages repeat nothing of the file besides, since credentials of stores
 * stand in it too.
 */
export function parseProjectName(path: string, content: Uint8Array): string {
  const file = `file ${shown(path)}`;
  const decoded = decodeText(`The ${file}`, content);
  if ('problem' in decoded) throw unreadable(decoded.problem);
  const text = decoded.value;
  const parsed = parseYaml('It', text);
  if ('problem' in parsed) {
    if (MARK_OF_TEMPLATES.test(text)) throw isTemplate(file);
    const [, line] = /^It line (\d+):/.exec(parsed.problem) ?? [];
    const where = line ? ` (line ${line})` : '';
    throw unreadable(`The ${file} cannot be read as YAML${where}`);
  }
  const project = shape.safeParse(parsed.value).data?.project ?? '';
  if (project === '') {
    throw misconfigured(
      `The ${file} has no project: is it that of Feast? Add it, or name the project in the annotation ${PROJECT_ANNOTATION}.`,
    );
  }
  const name = typeof project === 'string' ? project : '';
  if (VARIABLE.test(name) || MARK_OF_TEMPLATES.test(name)) {
    throw isTemplate(file);
  }
  if (PROJECT_NAME.test(name)) return name;
  throw misconfigured(
    `The project in the ${file} is no name that Feast takes: it has to be a text of letters, digits, underscores and hyphens, and begin with a letter or digit.`,
  );
}

function isTemplate(file: string): CollectionFailure {
  return misconfigured(
    `The ${file} is a template, in which the project is filled in later. Name the project in the annotation ${PROJECT_ANNOTATION} instead.`,
  );
}

function unreadable(problem: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `${problem}. Correct it, or name the project in the annotation ${PROJECT_ANNOTATION}.`,
  });
}
