import { Entity } from '@backstage/catalog-model';
import {
  Facts,
  FactSet,
  InstanceReading,
  InstancesFactCollector,
  InstancesFactCollectorOptions,
} from 'backstage-plugin-ml-scorecards-node';
import {
  hasPrometheusReference,
  INSTANCE_ANNOTATION,
  PrometheusReference,
  readPrometheusReference,
} from './annotations/PrometheusReference';
import { PrometheusApi } from './api/PrometheusApi';
import { collectComponent } from './collectComponent';
import { InstanceSweep } from './InstanceSweep';
import { FactQuery } from './queries/FactQuery';
import { factSetOf } from './queries/factSetOf';

/** Reads what Prometheus servers measure of components. */
export class PrometheusFactCollector extends InstancesFactCollector<
  FactSet,
  PrometheusApi,
  PrometheusReference,
  InstanceSweep
> {
  readonly factSet: FactSet;
  protected readonly instanceAnnotation = INSTANCE_ANNOTATION;
  protected readonly instancesKey = 'mlScorecards.prometheus.instances';
  readonly #queries: readonly FactQuery[];

  constructor(
    options: InstancesFactCollectorOptions<PrometheusApi> & {
      readonly queries: readonly FactQuery[];
    },
  ) {
    super(options);
    this.#queries = options.queries;
    this.factSet = factSetOf(options.queries);
  }

  serves(entity: Entity): boolean {
    return hasPrometheusReference(entity);
  }

  protected readReference(entity: Entity): PrometheusReference {
    return readPrometheusReference(entity);
  }

  protected readShared(
    api: PrometheusApi,
    references: readonly PrometheusReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<InstanceSweep> {
    return InstanceSweep.read(
      api,
      { queries: this.#queries, references },
      options,
    );
  }

  protected async collectOne(
    reading: InstanceReading<PrometheusApi, PrometheusReference, InstanceSweep>,
  ): Promise<Facts> {
    const { instance: api, shared: sweep, reference, now } = reading;
    return collectComponent({ api, sweep, reference, now });
  }
}
