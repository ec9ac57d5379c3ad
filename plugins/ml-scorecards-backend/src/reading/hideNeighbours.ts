import {
  Evidence,
  Finding,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';
import { chainToText, textToChain } from '../evaluation/dependantChain';

/** What of an answer can name neighbours of a component in the catalog. */
export interface NamesNeighbours {
  readonly entityRef: string;
  readonly facts: Readonly<Record<string, Evidence>>;
  readonly tierReasons?: readonly TierReason[];
  readonly findings?: readonly Finding[];
}

type IsHidden = (ref: string) => boolean;

/** The entities that an answer names, beside the component itself. Pure. */
export function neighboursIn(answer: NamesNeighbours): string[] {
  const { entityRef, facts, tierReasons = [], findings = [] } = answer;
  const refs = new Set([
    ...Object.values(facts).flatMap(fact => textsOf(fact).flatMap(textToChain)),
    ...[...tierReasons, ...findings].flatMap(told => told.entityRefs ?? []),
    ...tierReasons.flatMap(reason => reason.chain ?? []),
  ]);
  refs.delete(entityRef);
  return [...refs];
}

/**
 * The answer without the names of neighbours that the caller may not read. That they are there is what the component is
 * judged by, and stays. Who they are is not told, and neither by their place among others, which stand in the order of
 * their names. Pure.
 */
export function hideNeighbours<T extends NamesNeighbours>(
  answer: T,
  readable: ReadonlySet<string>,
): T {
  const isHidden: IsHidden = ref =>
    ref !== answer.entityRef && !readable.has(ref);
  const { facts, tierReasons, findings } = answer;
  return {
    ...answer,
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        hideInFact(fact, isHidden),
      ]),
    ),
    ...(tierReasons && {
      tierReasons: tierReasons.map(reason => ({
        ...reason,
        text: hideInText(reason.text, reason, isHidden),
        entityRefs: reason.entityRefs?.filter(ref => !isHidden(ref)),
        // Of a part of it nobody could say what stands at its end.
        chain: reason.chain?.some(isHidden) ? undefined : reason.chain,
      })),
    }),
    ...(findings && {
      findings: findings.map(finding => ({
        ...finding,
        message: hideInText(finding.message, finding, isHidden),
        entityRefs: finding.entityRefs?.filter(ref => !isHidden(ref)),
      })),
    }),
  };
}

function othersInWords(count: number): string {
  return count === 1 ? 'another entity' : `${count} other entities`;
}

/** The texts of a fact that are entity refs or chains of these. */
function textsOf({ namesEntities, value }: Evidence): string[] {
  if (!namesEntities) {
    return [];
  }
  return [value].flat().filter(text => typeof text === 'string');
}

function hideInFact(fact: Evidence, isHidden: IsHidden): Evidence {
  const texts = textsOf(fact);
  const chains = texts.map(textToChain);
  if (!chains.flat().some(isHidden)) {
    return fact;
  }
  if (!Array.isArray(fact.value)) {
    return { ...fact, value: chainInWords(chains[0], isHidden) };
  }
  const hidden = chains.filter(
    chain => chain.length === 1 && chain.some(isHidden),
  );
  const others = chains.filter(chain => !hidden.includes(chain));
  const value = [
    ...others.filter(chain => !chain.some(isHidden)),
    ...others.filter(chain => chain.some(isHidden)),
  ].map(chain => chainInWords(chain, isHidden));
  if (hidden.length > 0) {
    value.push(othersInWords(hidden.length));
  }
  return { ...fact, value: [...new Set(value)] };
}

function chainInWords(chain: readonly string[], isHidden: IsHidden): string {
  return chainToText(
    chain.map(ref => (isHidden(ref) ? othersInWords(1) : ref)),
  );
}

/** Refs of one list stand with commas between them, and those of a chain with "and", in an order that matters. */
function hideInText(
  text: string,
  { entityRefs = [] }: { readonly entityRefs?: readonly string[] },
  isHidden: IsHidden,
): string {
  if (!entityRefs.some(isHidden)) {
    return text;
  }
  // One ref can begin with another.
  const ref = [...entityRefs]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const inWords = text
    .replace(new RegExp(`(?:${ref})(?:, (?:${ref}))*`, 'g'), list => {
      const named = list.split(', ');
      const shown = named.filter(name => !isHidden(name));
      const hidden = named.length - shown.length;
      return [...shown, ...(hidden > 0 ? [othersInWords(hidden)] : [])].join(
        ', ',
      );
    })
    .replace(/another entity(?: and another entity)+/g, chain =>
      othersInWords(chain.split(' and ').length),
    );
  return inWords.startsWith(othersInWords(1))
    ? `A${inWords.slice(1)}`
    : inWords;
}

function escaped(ref: string): string {
  return ref.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
