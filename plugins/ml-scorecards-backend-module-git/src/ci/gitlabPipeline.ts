import {
  Parsed,
  parseYamlDocuments,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { Command } from './commands';
import { inPlace } from './githubWorkflow';

/** What a pipeline of GitLab CI runs, by job, and the files of the same repository that it includes. */
export interface GitlabPipeline {
  readonly jobs: ReadonlyMap<string, readonly Command[]>;
  readonly includes: readonly string[];
}

/** Keys at the top that are no jobs. */
const NO_JOBS: ReadonlySet<string> = new Set([
  'image',
  'services',
  'stages',
  'variables',
  'cache',
  'include',
  'workflow',
  'pages:deploy',
  'spec',
]);

const script = z.union([z.string(), z.array(z.unknown())]).nullish();
const jobShape = z.looseObject({
  before_script: script,
  script,
  after_script: script,
});
const includeShape = z.union([
  z.string().transform(local => ({ local })),
  z.looseObject({ local: z.string().optional() }),
]);

/** Reads a `.gitlab-ci.yml`, or a file that it includes. */
export function parseGitlabPipeline(
  file: string,
  text: string,
): Parsed<GitlabPipeline> {
  const parsed = parseYamlDocuments(file, text);
  if ('problem' in parsed) return parsed;
  const jobs = new Map<string, readonly Command[]>();
  const includes: string[] = [];
  for (const document of parsed.value) {
    const top = z.record(z.string(), z.unknown()).catch({}).parse(document);
    includes.push(
      ...[top.include ?? []].flat().flatMap(each => {
        const local = includeShape.safeParse(each).data?.local;
        return local && !/^https?:/.test(local) && !local.includes('*')
          ? [local.replace(/^\/+/, '')]
          : [];
      }),
    );
    for (const [name, job] of Object.entries(top)) {
      if (NO_JOBS.has(name)) continue;
      const shaped = jobShape.safeParse(job).data;
      if (!shaped) continue;
      const lines = [
        shaped.before_script ?? [],
        shaped.script ?? [],
        shaped.after_script ?? [],
      ]
        .flat(5)
        .filter((line): line is string => typeof line === 'string');
      // One shell runs them all, so that `cd` holds on.
      if (lines.length) jobs.set(name, inPlace(lines.join('\n'), ''));
    }
  }
  return { value: { jobs, includes } };
}
