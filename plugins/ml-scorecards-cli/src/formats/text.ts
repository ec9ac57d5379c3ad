import { CheckResult } from 'backstage-plugin-ml-scorecards-common';
import { Verdict } from '../judge';
import { Formatter } from './Formatter';
import {
  linksOf,
  plain,
  reasonOf,
  standing,
  titleOf,
  untoldInWords,
} from './words';

/** For people who read the log of a pipeline. */
export const textFormatter: Formatter = {
  verdict: verdict => [
    `${verdict.passed ? 'PASSED' : 'FAILED'}  ${standing(verdict)}`,
    ...verdict.shortfalls.map(plain),
    ...(verdict.missing.length > 0
      ? ['', 'Missing, in the order in which to mend it:']
      : []),
    ...verdict.missing.flatMap(check => describe(check, verdict)),
  ],
  untold: untold => [`UNKNOWN  ${untoldInWords(untold)}`],
};

function describe(check: CheckResult, { answer }: Verdict): string[] {
  const row = (label: string, text: string) =>
    `         ${label.padEnd(5)}${text}`;
  return [
    '',
    `${check.state.toUpperCase().padEnd(9)}${titleOf(check)}`,
    row('why', reasonOf(check, answer)),
    ...(check.fix ? [row('do', plain(check.fix))] : []),
    ...linksOf(check, answer).map(link => row('see', link)),
  ];
}
