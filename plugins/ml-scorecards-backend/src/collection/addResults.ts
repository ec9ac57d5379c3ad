import { ClaimedBatch } from '../database/collectionClaims';
import { BatchResult } from '../database/passProgress';

/** A batch of which nothing is left to read. */
export interface DoneBatch {
  readonly batch: ClaimedBatch;
  /** What it adds to its pass, unless that was added before. */
  readonly result?: BatchResult;
}

/** What batches came to together, by the number of their pass. Those without a pass are left out. */
export function addResults(
  done: readonly DoneBatch[],
): Map<number, BatchResult> {
  const sums = new Map<number, BatchResult>();
  for (const { batch, result } of done) {
    if (batch.pass !== undefined && result) {
      const sum = sums.get(batch.pass);
      sums.set(batch.pass, sum ? add(sum, result) : result);
    }
  }
  return sums;
}

function add(a: BatchResult, b: BatchResult): BatchResult {
  return {
    counts: {
      seen: a.counts.seen + b.counts.seen,
      served: a.counts.served + b.counts.served,
      had_facts: a.counts.had_facts + b.counts.had_facts,
      changed: a.counts.changed + b.counts.changed,
      unchanged: a.counts.unchanged + b.counts.unchanged,
      failed: a.counts.failed + b.counts.failed,
      lost: a.counts.lost + b.counts.lost,
    },
    failed: [...a.failed, ...b.failed],
  };
}
