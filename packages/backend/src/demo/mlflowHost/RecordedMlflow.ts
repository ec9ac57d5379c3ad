/** What a real MLflow server said of all that was in it: see `test/live/mlflow/demo.test.ts`. */
export interface MlflowRecording {
  /** Of MLflow. */
  readonly version: string;
  /** When it was recorded: from then, ages count. */
  readonly asOf: string;
  readonly registered_models: readonly Recorded[];
  readonly model_versions: readonly Recorded[];
  readonly experiments: readonly Recorded[];
  readonly runs: readonly RecordedRun[];
  /** `MLmodel` files by name and version, such as `churn/3`, or the status with which the server did not give them. */
  readonly files: Readonly<Record<string, string | number>>;
}

type Recorded = Readonly<Record<string, unknown>>;

interface RecordedRun {
  readonly info: Recorded & { readonly run_id: string };
  readonly data?: {
    readonly tags?: ReadonlyArray<{ readonly key: string }>;
  };
}

const DAY = 24 * 3_600_000;
/** Times, in milliseconds. */
const TIMES = [
  'creation_timestamp',
  'last_updated_timestamp',
  'creation_time',
  'last_update_time',
  'start_time',
  'end_time',
  'timestamp',
];

/** What was recorded of MLflow. It grows no older than it was then: all times are moved by whole days. */
export class RecordedMlflow {
  readonly #recording: MlflowRecording;
  readonly #now: () => number;

  constructor(recording: MlflowRecording, now: () => number = Date.now) {
    this.#recording = recording;
    this.#now = now;
  }

  get models(): Recorded[] {
    return this.#moved(this.#recording.registered_models);
  }

  get versions(): Recorded[] {
    return this.#moved(this.#recording.model_versions);
  }

  get experiments(): Recorded[] {
    return this.#moved(this.#recording.experiments);
  }

  get runs(): RecordedRun[] {
    return this.#moved(this.#recording.runs);
  }

  /** The `MLmodel` of a version, or the status if it is not given. */
  file(name: string, version: string): string | number {
    const key = `${name}/${version}`;
    const { files } = this.#recording;
    return Object.hasOwn(files, key) ? files[key] : 404;
  }

  #moved<T>(items: readonly T[]): T[] {
    const age = this.#now() - Date.parse(this.#recording.asOf);
    const days = Math.floor(age / DAY);
    return JSON.parse(JSON.stringify(items), (key, value) =>
      TIMES.includes(key) && typeof value === 'number'
        ? value + days * DAY
        : value,
    );
  }
}
