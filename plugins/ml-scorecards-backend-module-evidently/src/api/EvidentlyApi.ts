import {
  CollectionFailure,
  SourceClock,
  SourceHttpClient,
  SourceHttpLimits,
  SourceInstance,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { DriftReport } from '../reports/DriftReport';
import { parsePythonJson } from '../reports/parsePythonJson';
import { EvidentlyLinks } from './EvidentlyLinks';
import {
  reportAnswer,
  SeriesAnswer,
  seriesAnswer,
  SnapshotAnswer,
  snapshotsAnswer,
} from './schemas';

/** How Evidently names its metrics of drift. */
export const METRICS = {
  driftedColumns: 'evidently:metric_v2:DriftedColumnsCount',
  valueDrift: 'evidently:metric_v2:ValueDrift',
} as const;

/** Lists have no pages: this holds some 40,000 reports. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The API of one server of Evidently, as far as it is read. Every failure is a `CollectionFailure`. */
export class EvidentlyApi {
  readonly id: string;
  readonly links: EvidentlyLinks;
  readonly #client: SourceHttpClient;

  private constructor(instance: SourceInstance, client: SourceHttpClient) {
    this.id = instance.id;
    this.links = new EvidentlyLinks(instance);
    this.#client = client;
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(
    instance: SourceInstance,
    options: {
      readonly limits?: Partial<SourceHttpLimits>;
      /** For tests. */
      readonly clock?: SourceClock;
    } = {},
  ): EvidentlyApi {
    const { baseUrl, configKey } = instance;
    return new EvidentlyApi(
      instance,
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => instance.headers,
        limits: { maxBytes: MAX_BYTES, ...options.limits },
        clock: options.clock,
      }),
    );
  }

  /** All reports of a project, in no order; undefined if Evidently says that there is no such project. */
  async snapshots(
    project: string,
    signal: AbortSignal,
  ): Promise<readonly SnapshotAnswer[] | undefined> {
    try {
      return await this.#client.getJson(
        sourcePath`api/projects/${project}/snapshots`,
        { schema: snapshotsAnswer, signal },
      );
    } catch (error) {
      // Any other 404, such as of a proxy or of a wrong address, says nothing about it.
      const isAbsent =
        error instanceof CollectionFailure &&
        error.status === 404 &&
        /project not found/i.test(error.body ?? '');
      if (isAbsent) return undefined;
      throw error;
    }
  }

  /**
   * How the share of drifted columns, and the drift of single ones, went from report to report. It is not asked for a time,
   * as Evidently fails where that has a time zone and timestamps of reports have none, or the other way round. It also fails
   * where only some of them have one, and only there, and takes long where reports are many: that is no reason to leave it in
   * peace.
   */
  driftSeries(
    project: string,
    columns: readonly string[],
    signal: AbortSignal,
  ): Promise<SeriesAnswer> {
    const filters = [
      {
        metric: METRICS.driftedColumns,
        metric_labels: { value_type: 'share' },
      },
      ...columns.map(column => ({
        metric: METRICS.valueDrift,
        metric_labels: { column },
      })),
    ];
    return this.#client.postJson(
      sourcePath`api/v2/snapshots/${project}/data_series_batch`,
      {
        body: {
          series_filter: filters.map(filter => ({
            tags: [],
            metadata: {},
            ...filter,
          })),
        },
        schema: seriesAnswer,
        signal,
        isOwnFault: ({ status, error }) =>
          status === 500 || error.code === 'timeout',
      },
    );
  }

  /** What one report says. */
  report(
    project: string,
    snapshot: string,
    signal: AbortSignal,
  ): Promise<DriftReport> {
    return this.#client.getJson(
      sourcePath`api/projects/${project}/${snapshot}/download`,
      {
        query: { report_format: 'json' },
        schema: reportAnswer,
        parse: parsePythonJson,
        signal,
      },
    );
  }
}
