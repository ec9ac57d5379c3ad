// What the benchmark prints and writes.

const CHECKS = 40;

/** The runs that the limits are for. What is looked at once a day or by hand is shown beside them. */
const RUNS = ['cold', 'full', 'changed', 'pass'];

/** Rows that the run with 1 % changes may write: 120,000 for 100,000 components. */
export const MOST_ROWS_PER_COMPONENT = 1.2;

const EVALUATES_ALL = ['cold', 'full', 'dryRun'];

export function summarize({
  engine,
  components,
  differences,
  costs,
  requests,
}) {
  const runs = RUNS.map(name => costs[name]);
  const round = (value, digits = 0) => Number(value.toFixed(digits));
  return {
    engine,
    components,
    checks: CHECKS,
    oracle: differences.length === 0 ? 'agrees' : differences.slice(0, 100),
    coldRunMs: round(costs.cold.wallMs),
    fullRunMs: round(costs.full.wallMs),
    changedRunMs: round(costs.changed.wallMs),
    rowsWritten: costs.changed.rowsWritten,
    bytesWritten: costs.changed.bytesWritten,
    statements: costs.changed.statements,
    scorecardP95Ms: round(requests.scorecard.p95, 2),
    listP95Ms: round(requests.list.p95, 2),
    rollupP95Ms: round(requests.rollup.p95, 2),
    trendP95Ms: round(requests.trend.p95, 2),
    eventLoopP99Ms: round(
      Math.max(...runs.map(({ eventLoopP99Ms }) => eventLoopP99Ms)),
      1,
    ),
    peakRssMb: round(Math.max(...runs.map(({ peakRssMb }) => peakRssMb))),
    costs,
    requests,
  };
}

export function printTable({ summary, costs, requests, machine }) {
  const lines = [
    `${summary.components} components × ${summary.checks} checks on ${summary.engine}, ${machine.length} × ${machine[0]?.model}; the oracle ${summary.oracle}`,
    '',
    '| run | wall s | CPU s | evaluations/s | statements | rows written | MB written | event loop p99 ms | peak MB |',
    '|---|---|---|---|---|---|---|---|---|',
  ];
  for (const [name, cost] of Object.entries(costs)) {
    const evaluations = summary.components * summary.checks;
    lines.push(
      `| ${[
        name,
        (cost.wallMs / 1000).toFixed(2),
        (cost.cpuMs / 1000).toFixed(2),
        EVALUATES_ALL.includes(name)
          ? Math.round(evaluations / (cost.wallMs / 1000))
          : '–',
        cost.statements,
        cost.rowsWritten,
        (cost.bytesWritten / 1e6).toFixed(1),
        cost.eventLoopP99Ms.toFixed(1),
        Math.round(cost.peakRssMb),
      ].join(' | ')} |`,
    );
  }
  lines.push(
    '',
    '| request | p50 ms | p95 ms | p99 ms | kB |',
    '|---|---|---|---|---|',
  );
  for (const [name, times] of Object.entries(requests)) {
    lines.push(
      `| ${[
        name,
        times.p50.toFixed(2),
        times.p95.toFixed(2),
        times.p99.toFixed(2),
        (times.bytes / 1000).toFixed(1),
      ].join(' | ')} |`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
