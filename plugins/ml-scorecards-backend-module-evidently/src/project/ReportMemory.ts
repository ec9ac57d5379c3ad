import { LRUCache } from 'lru-cache';
import { DriftReport } from '../reports/DriftReport';

const MAX_REPORTS = 10_000;
/** Of all together. */
const MAX_COLUMNS = 200_000;

/** Reports that were read: Evidently never changes one, and takes its time to give it. */
export class ReportMemory {
  readonly #reports = new LRUCache<string, DriftReport>({
    max: MAX_REPORTS,
    maxSize: MAX_COLUMNS,
    sizeCalculation: ({ columns }) => columns.length + 1,
  });

  /** What is known of a report, or else what `read` gives. */
  async get(
    id: string,
    read: () => Promise<DriftReport>,
  ): Promise<DriftReport> {
    const known = this.#reports.get(id);
    if (known) return known;
    const report = await read();
    this.#reports.set(id, report);
    return report;
  }
}
