// The arithmetic of the summary. Each runner reports in its own way; here they become the same three numbers.

export const none = { passed: 0, failed: 0, skipped: 0 };

export function add(...counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    none,
  );
}

export function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A runner that stopped with an error although every test it ran passed has failed all the same. */
export function withExitCode(counts, code) {
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

export function fromJest(report) {
  return {
    passed: report.numPassedTests,
    // A test file that does not even load has no tests, and is a failure.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function fromPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** The closing lines that Node's own test runner prints: `# pass 12`. */
export function fromNodeTest(output) {
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

/** The closing line of `playwright test --list`. */
export function fromPlaywrightList(output) {
  return Number(/^Total: (\d+) tests?/m.exec(output)?.[1] ?? 0);
}
