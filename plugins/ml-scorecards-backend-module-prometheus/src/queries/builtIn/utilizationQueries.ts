import { FactQueryDefinition } from '../FactQuery';

/** Readings of seven days that 95 of 100 stay below. */
function p95(share: string): string {
  return `quantile_over_time(0.95, (${share})[7d:5m])`;
}

/**
 * The pod whose container is closest to its limit. Pods are told apart also by namespace: of all together, those that idle
 * would hide one that is at its limit.
 */
function ofBusiestPod(usage: string, resource: 'cpu' | 'memory'): string {
  return `max by ({{by}}) (sum by ({{by}}, namespace, pod) (${usage}) / max by ({{by}}, namespace, pod) (kube_pod_container_resource_limits{resource="${resource}", {{matchers}}}))`;
}

/** Of containers by what Kubernetes limits them to, and of machines by what they have. */
export const utilizationQueries: readonly FactQueryDefinition[] = [
  {
    fact: 'cpuUtilizationP95',
    reading: 'highest',
    sources: [
      {
        annotation: 'prometheus.io/container',
        query: p95(
          ofBusiestPod(
            'rate(container_cpu_usage_seconds_total{{{matchers}}}[5m])',
            'cpu',
          ),
        ),
      },
      {
        annotation: 'prometheus.io/job',
        // The busiest of its machines.
        query: p95(
          'max by ({{by}}) (1 - avg by ({{by}}, instance) (rate(node_cpu_seconds_total{mode="idle", {{matchers}}}[5m])))',
        ),
      },
    ],
  },
  {
    fact: 'gpuUtilizationP95',
    reading: 'highest',
    sources: [
      {
        annotation: 'prometheus.io/container',
        query: p95(
          'max by ({{by}}) (DCGM_FI_DEV_GPU_UTIL{{{matchers}}}) / 100',
        ),
      },
      {
        annotation: 'prometheus.io/job',
        query: p95(
          'max by ({{by}}) (DCGM_FI_DEV_GPU_UTIL{{{matchers}}}) / 100',
        ),
      },
    ],
  },
  {
    fact: 'memoryUtilizationP95',
    reading: 'highest',
    sources: [
      {
        annotation: 'prometheus.io/container',
        query: p95(
          ofBusiestPod(
            'container_memory_working_set_bytes{{{matchers}}}',
            'memory',
          ),
        ),
      },
      {
        annotation: 'prometheus.io/job',
        query: p95(
          'max by ({{by}}) (1 - node_memory_MemAvailable_bytes{{{matchers}}} / node_memory_MemTotal_bytes{{{matchers}}})',
        ),
      },
    ],
  },
];
