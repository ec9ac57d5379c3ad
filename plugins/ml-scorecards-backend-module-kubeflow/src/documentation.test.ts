import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  EXPERIMENT_ANNOTATION,
  MODEL_ANNOTATION,
  NAMESPACE_ANNOTATION,
  PIPELINE_ANNOTATION,
  RECURRING_RUN_ANNOTATION,
  REGISTRY_ANNOTATION,
  SERVICES_ANNOTATION,
} from './annotations/KubeflowReference';

const FILE = resolve(__dirname, '../../../docs/sources/kubeflow.md');

describe('docs/sources/kubeflow.md', () => {
  const text = readFileSync(FILE, 'utf8');

  it('leads nowhere that is not there', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter(target => !/^https?:/.test(target));
    expect(targets.length).toBeGreaterThan(0);
    expect(
      targets.filter(target => !existsSync(resolve(dirname(FILE), target))),
    ).toEqual([]);
  });

  it.each([
    EXPERIMENT_ANNOTATION,
    MODEL_ANNOTATION,
    NAMESPACE_ANNOTATION,
    PIPELINE_ANNOTATION,
    RECURRING_RUN_ANNOTATION,
    REGISTRY_ANNOTATION,
    SERVICES_ANNOTATION,
  ])('explains %s', annotation => {
    expect(text).toMatch(new RegExp(`^\\| \`${annotation}\` `, 'm'));
  });
});
