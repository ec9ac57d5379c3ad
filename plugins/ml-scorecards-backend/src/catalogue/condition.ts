import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { Condition } from '../definitions/ConditionCompiler';
import { blocks, code, table } from './markdown';

/** A condition, with what the facts say that it reads, on a page one folder below the index. */
export function condition(
  { text, facts }: Condition,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  return blocks(
    code('cel', text),
    table(
      ['fact', 'source', 'says'],
      facts.map(({ source, name }) => [
        `[\`${source}.${name}\`](../facts/${source}.${name}.md)`,
        titleOfSource(source, factSets),
        factSets.get(source)?.facts[name]?.description ?? '',
      ]),
    ),
  );
}

export function titleOfSource(
  source: string,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  return factSets.get(source)?.title ?? source;
}
