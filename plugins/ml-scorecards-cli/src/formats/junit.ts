import { Formatter } from './Formatter';
import {
  linksOf,
  plain,
  reasonOf,
  standing,
  titleOf,
  untoldInWords,
} from './words';

/** For the test reports of GitLab, Jenkins and others: what is asked for is one test, and each missing check another. */
export const junitFormatter: Formatter = {
  verdict: verdict => {
    const { answer, missing, shortfalls } = verdict;
    const asked = test(
      answer.entityRef,
      askedFor(verdict),
      verdict.passed
        ? ''
        : failure('below', shortfalls.join(' '), [standing(verdict)]),
    );
    return suite(
      [
        asked,
        ...missing.map(check => {
          const reason = reasonOf(check, answer);
          const lines = [reason, check.fix ?? '', ...linksOf(check, answer)];
          return test(
            answer.entityRef,
            titleOf(check),
            failure(check.state, reason, lines.filter(Boolean)),
          );
        }),
      ],
      { failures: verdict.passed ? 0 : 1 + missing.length },
    );
  },
  untold: untold => {
    const message = escapeXml(untoldInWords(untold));
    return suite(
      [
        test(
          untold.entityRef,
          'scorecard',
          untold.fails
            ? `<error message="${message}"/>`
            : `<skipped message="${message}"/>`,
        ),
      ],
      untold.fails ? { errors: 1 } : { skipped: 1 },
    );
  },
};

function askedFor({
  level,
  maxGap,
}: Parameters<Formatter['verdict']>[0]): string {
  return [
    level && `level ${level}`,
    maxGap !== undefined && `gap of at most ${maxGap}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function suite(
  tests: readonly string[],
  { failures = 0, errors = 0, skipped = 0 },
): string[] {
  const counts = `tests="${tests.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}><testsuite name="ML scorecard" ${counts}>`,
    ...tests,
    '</testsuite></testsuites>',
  ];
}

function test(entityRef: string, name: string, outcome: string): string {
  return `<testcase classname="${escapeXml(entityRef)}" name="${escapeXml(
    name,
  )}">${outcome}</testcase>`;
}

function failure(
  type: string,
  message: string,
  lines: readonly string[],
): string {
  const text = lines.map(escapeXml).join('\n');
  return `<failure type="${type}" message="${escapeXml(
    message,
  )}">${text}</failure>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeXml(text: string): string {
  return plain(text)
    .replace(/[\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, sign => ENTITIES[sign]);
}
