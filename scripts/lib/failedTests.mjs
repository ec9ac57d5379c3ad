// Which tests failed, by the report of each runner, as notes of the summary: a log is long, and its end is looked at first.

const SHOWN = 20;

/** Colours, the headings of jest and all but the first line are for those who read the whole log. */
function firstLine(text = '') {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  const lines = plain.split('\n').map(line => line.trim());
  const [first = ''] = lines.filter(line => line && !line.startsWith('●'));
  return first.slice(0, 200);
}

function notes(failures) {
  const shown = failures
    .slice(0, SHOWN)
    .map(({ name, message }) =>
      ['Failed:', name, message && `(${firstLine(message)})`]
        .filter(Boolean)
        .join(' '),
    );
  const more = failures.length - shown.length;
  return more > 0 ? [...shown, `Failed: ${more} more`] : shown;
}

export function failedInJest({ testResults = [] }) {
  return notes(
    testResults.flatMap(({ message, assertionResults = [], name, status }) => {
      const failed = assertionResults.filter(each => each.status === 'failed');
      return status === 'failed' && failed.length === 0
        ? [{ name, message }]
        : failed.map(({ fullName, failureMessages = [] }) => ({
            name: fullName,
            message: failureMessages[0],
          }));
    }),
  );
}

export function failedInPlaywright({ suites = [], errors = [] }) {
  const inSuite = ({ suites: inner = [], specs = [], file }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests, line }) => ({
        name: `${file}:${line} ${title}`,
        message: tests.flatMap(({ results }) => results).at(-1)?.error?.message,
      })),
    ...inner.flatMap(inSuite),
  ];
  return notes([
    ...suites.flatMap(inSuite),
    ...errors.map(({ message }) => ({ name: 'outside of tests', message })),
  ]);
}

/** Of TAP: the innermost `not ok`, since whatever holds a failed test has failed as well. */
export function failedInNodeTest(output) {
  const lines = [...output.matchAll(/^( *)not ok \d+ - (.*)$/gm)].map(
    ([, indent, name]) => ({ depth: indent.length, name }),
  );
  return notes(
    lines.filter(({ depth }, i) => !(i > 0 && lines[i - 1].depth > depth)),
  );
}
