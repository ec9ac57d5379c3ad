import { Formatter } from './Formatter';
import { textFormatter } from './text';
import { reasonOf, plain, titleOf, untoldInWords } from './words';

/** For GitHub Actions: the log that people read, and an annotation for each thing that is missing. */
export const githubFormatter: Formatter = {
  verdict: verdict => [
    ...textFormatter.verdict(verdict),
    ...verdict.shortfalls.map(text =>
      annotation('error', 'ML scorecard', text),
    ),
    ...verdict.missing.map(check =>
      annotation(
        'error',
        `${check.state}: ${titleOf(check)}`,
        [reasonOf(check, verdict.answer), check.fix].filter(Boolean).join(' '),
      ),
    ),
  ],
  untold: untold => [
    annotation(
      untold.fails ? 'error' : 'warning',
      'ML scorecard',
      untoldInWords(untold),
    ),
  ],
};

function annotation(
  kind: 'error' | 'warning',
  title: string,
  message: string,
): string {
  return `::${kind} title=${escaped(title)}::${escaped(message)}`;
}

/** As workflow commands want values of properties, which is safe for messages as well. */
function escaped(text: string): string {
  return plain(text)
    .replace(/%/g, '%25')
    .replace(/:/g, '%3A')
    .replace(/,/g, '%2C');
}
