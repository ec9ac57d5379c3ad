import {
  CheckResult,
  checkPagePath,
  EvaluateResponse,
  wholePercent,
} from 'backstage-plugin-ml-scorecards-common';
import { Verdict } from '../judge';
import { Untold } from './Formatter';

/** Signs that move the cursor, change colours or begin a new line. */
const CONTROL = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** What Azure Pipelines, TeamCity and GitHub take for commands, wherever it stands in a line. */
const COMMAND = /##(?=\w*\[)/g;

/** A text that others wrote, as one line that no terminal and no pipeline takes for anything but text. */
export function plain(text: string): string {
  return text.replace(CONTROL, ' ').replace(COMMAND, '# #').trim();
}

/** One line about how the component stands. */
export function standing({ answer }: Verdict): string {
  const { entityRef, level, targetLevel, tier, gap, waived } = answer;
  const waivers =
    waived > 0 ? ` with ${waived} ${waived === 1 ? 'waiver' : 'waivers'}` : '';
  return plain(
    `${entityRef}: level ${level}${waivers}, ${tier.replace(
      '-',
      ' ',
    )}, which owes ${targetLevel}; ${gap} required ${
      gap === 1 ? 'check' : 'checks'
    } missing; score ${percent(answer.score)}, coverage ${percent(
      answer.coverage,
    )}`,
  );
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${wholePercent(share)} %`;
}

/** Why a check is missing. */
export function reasonOf(check: CheckResult, answer: EvaluateResponse): string {
  if (check.reason) {
    return plain(check.reason.message);
  }
  const facts = check.evidence.flatMap(name => {
    const fact = Object.hasOwn(answer.facts, name) ? answer.facts[name] : null;
    return fact && fact.value !== null
      ? `${name} is ${JSON.stringify(fact.value)}`
      : [];
  });
  return plain(
    `It asks that ${check.condition}${
      facts.length > 0 ? `, and ${facts.join(', ')}` : ''
    }.`,
  );
}

/** Pages about a check: what it asks for, and where its facts were read. */
export function linksOf(
  check: CheckResult,
  answer: EvaluateResponse,
): string[] {
  const page = check.custom
    ? []
    : [`${answer.catalogueUrl}${checkPagePath(check.id)}`];
  const sources = check.evidence.flatMap(name =>
    Object.hasOwn(answer.facts, name) ? answer.facts[name].link ?? [] : [],
  );
  return [...new Set([...page, ...sources])]
    .filter(link => /^https?:\/\//.test(link))
    .map(plain);
}

export function titleOf(check: CheckResult): string {
  return plain(
    `${check.title} (${check.id}, ${check.level}${
      check.required ? ', required' : ''
    })`,
  );
}

export function untoldInWords({ entityRef, message, fails }: Untold): string {
  return plain(
    `It cannot be told how ${entityRef} stands. ${message}${
      fails ? '' : ' It goes on all the same, as --on-error pass says.'
    }`,
  );
}
