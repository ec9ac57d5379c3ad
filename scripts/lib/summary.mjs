import { add, line } from './counts.mjs';

function mark({ passed, failed }) {
  if (failed > 0) {
    return '✖';
  }
  return passed > 0 ? '✔' : '–';
}

/**
 * The end of a run: a line per runner, why something was skipped or failed, and the sum alone on the last line.
 *
 * A result is `{ name, counts, milliseconds, notes }`.
 */
export function summaryText(results) {
  // Preparations have nothing to count, unless they failed.
  const counted = results.filter(({ counts }) =>
    Object.values(counts).some(number => number > 0),
  );
  const width = Math.max(0, ...counted.map(({ name }) => name.length));
  const rows = counted.map(({ name, counts, milliseconds }) => {
    const time = `${Math.round(milliseconds / 1000)} s`;
    return `  ${mark(counts)} ${name.padEnd(width)}  ${line(
      counts,
    )}  (${time})`;
  });
  const notes = results.flatMap(({ notes = [] }) => notes.map(n => `  ${n}`));
  return ['', 'Summary', ...rows, ...notes, sumLine(results)].join('\n');
}

/**
 * The summary with the exit code that goes with it. In CI nothing may be skipped, whoever skipped it.
 */
export function conclude(results, { ci }) {
  const { failed, skipped } = sum(results);
  const text = summaryText(results);
  if (ci && failed === 0 && skipped > 0) {
    const lines = text.split('\n');
    lines.splice(
      -1,
      0,
      `  Failed: ${skipped} skipped: nothing may be skipped in CI.`,
    );
    return { text: lines.join('\n'), exitCode: 1 };
  }
  return { text, exitCode: failed > 0 ? 1 : 0 };
}

export function sum(results) {
  return add(...results.map(({ counts }) => counts));
}

export function sumLine(results) {
  return line(sum(results));
}
