import { Dialect } from './Dialect';
import { prometheusDialect } from './prometheusDialect';

/** A source whose server the demo can stand in for. */
export interface RecordedSource {
  /** Of the server. */
  readonly title: string;
  readonly dialect?: Dialect;
}

/** By the keys of `demo.recordedHosts`, which are those of the sources. */
export const recordedSources: Readonly<Record<string, RecordedSource>> = {
  evidently: { title: 'Evidently' },
  feast: { title: 'Feast', dialect: { times: ['start_date'] } },
  openlineage: { title: 'lineage server' },
  prometheus: { title: 'Prometheus', dialect: prometheusDialect },
};
