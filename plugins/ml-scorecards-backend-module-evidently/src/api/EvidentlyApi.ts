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
import { reportAnswer, SnapshotAnswer, snapshotsAnswer } from './schemas';

/** Lists have no pages: this holds some 50,000 reports. */
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
