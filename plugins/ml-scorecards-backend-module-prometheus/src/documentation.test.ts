import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { prometheusFacts } from 'backstage-plugin-ml-scorecards-node';
import prometheus2 from './__recordings__/prometheus-2.json';
import { NAMING_ANNOTATIONS } from './annotations/PrometheusReference';
import { builtInQueries } from './queries/builtIn';

const FILE = resolve(__dirname, '../../../docs/sources/prometheus.md');

describe('docs/sources/prometheus.md', () => {
  const text = readFileSync(FILE, 'utf8');
  const links = [...text.matchAll(/\[([^\]]+)\]\(([^)#]+)[^)]*\)/g)].map(
    ([, label, target]) => ({ label, target }),
  );

  it('names all facts, each once', () => {
    const named = links
      .filter(({ target }) => target.includes('/facts/prometheus.'))
      .map(({ label }) => label);
    expect(named.sort()).toEqual(Object.keys(prometheusFacts.facts).sort());
  });

  it('leads nowhere that is not there', () => {
    const local = links.filter(({ target }) => !/^https?:/.test(target));
    expect(
      local.filter(({ target }) => !existsSync(resolve(dirname(FILE), target))),
    ).toEqual([]);
  });

  it('says the version that was tried', () => {
    // Debian adds how it made its own.
    const [version] = prometheus2.version.split('+');
    expect(text).toContain(
      `tested against Prometheus ${version} and Pushgateway`,
    );
  });

  it('names all annotations, and all metrics of our convention', () => {
    const metrics = builtInQueries
      .flatMap(({ sources }) => sources.map(({ query }) => query))
      .flatMap(query => query.match(/\bml_\w+/g) ?? []);
    expect(new Set(metrics).size).toBe(9);
    for (const name of [...NAMING_ANNOTATIONS, ...metrics]) {
      expect(text).toContain(`\`${name}\``);
    }
  });
});
