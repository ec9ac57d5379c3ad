import { Composer, CST, Lexer, LineCounter, Parser } from 'yaml';
import { findMergeMarker } from './decodeText';
import { Parsed, problem } from './Parsed';

/**
 * Bounds on what a stranger's YAML may cost us. They were found by measuring `yaml` 2.9 on hostile input: collections as
 * keys take it exponential time, many tokens or errors take seconds, and deep nesting can end the process where the stack
 * ends. Genuine files of the tools that are read stay far below them.
 */
const MAX_TOKENS = 200_000;
const MAX_DEPTH = 100;
const MAX_ALIASES = 100;

/**
 * Parses one YAML 1.2 document of whoever wrote it, within bounds on what that may cost: merge keys (`<<`) count, two equal keys
 * in one mapping are an error. Messages name the file as it is called here.
 *
 * @public
 */
export function parseYaml(file: string, text: string): Parsed<unknown> {
  const documents = parseYamlDocuments(file, text);
  if ('problem' in documents) return documents;
  return documents.value.length > 1
    ? problem(`${file} holds more than one YAML document`)
    : { value: documents.value[0] };
}

/**
 * As {@link parseYaml}, of any number of documents.
 *
 * @public
 */
export function parseYamlDocuments(
  file: string,
  text: string,
): Parsed<readonly unknown[]> {
  const marker = findMergeMarker(text);
  if (marker) return problem(`${file} line ${marker}: merge conflict markers`);
  try {
    return parse(file, text);
  } catch (error) {
    // Aliases are followed last, and what is wrong with them is a ReferenceError. Anything else that the library throws
    // is a document that it cannot build.
    if (!(error instanceof ReferenceError)) {
      return problem(`${file} cannot be read as YAML`);
    }
    return problem(
      /alias count/.test(error.message)
        ? `${file} repeats parts of itself (YAML aliases) too often to be read`
        : `${file}: ${error.message.slice(0, 200)}`,
    );
  }
}

function parse(file: string, text: string): Parsed<readonly unknown[]> {
  const lexemes = new Lexer().lex(text);
  for (let count = 0; !lexemes.next().done; count++) {
    if (count > MAX_TOKENS) {
      return problem(`${file} holds too much to be read (${MAX_TOKENS} parts)`);
    }
  }
  const lines = new LineCounter();
  const at = (offset: number) => `${file} line ${lines.linePos(offset).line}`;
  const tokens = [...new Parser(lines.addNewLine).parse(text)];

  const refused = findRefused(tokens);
  if (refused) return problem(`${at(refused.offset)}: ${refused.reason}`);

  const composer = new Composer({
    version: '1.2',
    merge: true,
    prettyErrors: false,
    // Quadratic in `yaml`; findRefused looks for equal keys instead.
    uniqueKeys: false,
  });
  const documents = [...composer.compose(tokens, true, text.length)];
  const values: unknown[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error) {
      return problem(`${at(error.pos[0])}: ${error.message.slice(0, 200)}`);
    }
    values.push(document.toJS({ maxAliasCount: MAX_ALIASES }));
  }
  return { value: values };
}

/** Finds the first thing that we do not let into the composer. Not recursive: nesting is up to a stranger. */
function findRefused(
  tokens: CST.Token[],
): { offset: number; reason: string } | undefined {
  const stack: Array<{ token: CST.Token; depth: number }> = tokens.map(
    token => ({ token, depth: 0 }),
  );
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) {
      return { offset: token.offset, reason: 'nested too deeply' };
    }
    if (token.type === 'error') {
      return { offset: token.offset, reason: token.message.slice(0, 200) };
    }
    if (token.type === 'document' && token.value) {
      stack.push({ token: token.value, depth });
    }
    if (!('items' in token)) continue;

    const isMapping =
      token.type === 'block-map' ||
      (token.type === 'flow-collection' && token.start.source === '{');
    const seen = new Set<string>();
    for (const item of token.items) {
      const { key, sep, value, start } = item;
      // The CST has the entries of a flow sequence as keys, too.
      const isKey =
        isMapping || sep?.some(part => part.type === 'map-value-ind');
      if (
        start.some(part => part.type === 'explicit-key-ind') ||
        (isKey && key && ('items' in key || key.type === 'alias'))
      ) {
        return {
          offset: key?.offset ?? token.offset,
          reason: 'keys must be plain texts',
        };
      }
      if (isMapping && key && 'source' in key && key.source !== '<<') {
        if (seen.has(key.source)) {
          return {
            offset: key.offset,
            reason: `the key "${key.source.slice(0, 50)}" is there twice`,
          };
        }
        seen.add(key.source);
      }
      if (key) stack.push({ token: key, depth: depth + 1 });
      if (value) stack.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}
