// Real Prometheus and Pushgateway for the live tests, from Debian.

import { debianPrograms } from './debianPrograms.mjs';

const PROGRAMS = ['prometheus', 'promtool', 'prometheus-pushgateway'];

/** Of Debian 12. */
export const prometheusVersions = 'Prometheus 2.42, Pushgateway 1.5';

export const howToGetPrometheus =
  'install Prometheus and Pushgateway (Debian: apt-get install prometheus prometheus-pushgateway)';

/** Where the programs are; undefined if they cannot be had. */
export async function installPrometheus() {
  const found = await debianPrograms({
    packages: ['prometheus', 'prometheus-pushgateway'],
    programs: PROGRAMS,
  });
  return (
    found && {
      PROMETHEUS_PROGRAMS: JSON.stringify(
        Object.fromEntries(PROGRAMS.map((name, i) => [name, found[i]])),
      ),
    }
  );
}
