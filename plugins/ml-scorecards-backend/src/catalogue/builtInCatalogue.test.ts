import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { builtInDefinitions } from '../__testUtils__/builtInEvaluation';
import { builtInCatalogue } from './builtInCatalogue';

const FOLDER = resolve(__dirname, '../../../../docs/catalogue');

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => statSync(join(folder, file)).isFile(),
  );
}

describe('docs/catalogue', () => {
  let pages: Map<string, string>;

  beforeAll(async () => {
    pages = await builtInCatalogue();
  });

  it('is what "yarn docs:catalogue" writes: run it and commit what changed', () => {
    const differing = [
      ...new Set([...pages.keys(), ...filesIn(FOLDER)]),
    ].filter(file => {
      const path = join(FOLDER, file);
      return (
        !existsSync(path) || readFileSync(path, 'utf8') !== pages.get(file)
      );
    });
    expect(differing).toEqual([]);
  });

  it('has no link within itself that leads nowhere', () => {
    for (const [path, text] of pages) {
      for (const [, target] of text.matchAll(/\]\(([^)]*)\)/g)) {
        const linked = posix.join(posix.dirname(path), target);
        const exists = pages.has(linked) || existsSync(resolve(FOLDER, linked));
        expect({ path, target, exists }).toEqual({
          path,
          target,
          exists: true,
        });
      }
    }
  });

  it('can count unclassified components as tier 3, since every check does', async () => {
    const { checks } = await builtInDefinitions();
    for (const { definition } of checks) {
      const { id, requiredFor } = definition;
      expect({ id, asks: requiredFor.includes('unclassified') }).toEqual({
        id,
        asks: requiredFor.includes('tier-3'),
      });
    }
  });

  it('says of a check what it asks, how to mend it and where it comes from', () => {
    const checkPage = pages.get('checks/live-version-has-signature.md');
    for (const said of [
      '# The live version says what it takes and gives',
      'A schema stops wrong input at the door.',
      '| level | silver |',
      '| required for | tier-1, tier-2 |',
      '| effort to mend | small, about an hour |',
      '### MLflow',
      'mlflow.liveHasSignature && mlflow.liveHasInputExample',
      '[`mlflow.liveHasSignature`](../facts/mlflow.liveHasSignature.md)',
      'To mend it: Log the model with signature=',
      '- ML Test Score Data 1',
      '- ML Test Score, Features and data: A schema says what features may be',
    ]) {
      expect(checkPage).toContain(said);
    }
  });

  it('says of a checklist what it asks, what answers that, and how long a tick holds', () => {
    const checklistPage = pages.get('checklists/before-scaling.md');
    for (const said of [
      '# Before scaling',
      '| where it comes from | guide §9 |',
      '- [`before-scaling-settled`](../checks/before-scaling-settled.md)',
      '### Baseline metrics established',
      '| item | `before-scaling/baseline-metrics-established` |',
      '| a tick holds | for 180 days |',
      '**Prometheus**',
      'mlflow.trainingSecondsMedian >= 0.0',
      '[`mlflow.trainingSecondsMedian`](../facts/mlflow.trainingSecondsMedian.md)',
      '| facts | cannot answer it: a person has to tick it |',
      '| facts | can answer it; otherwise a person can tick it |',
      'and deny it where they say no',
      'It goes by these checks:\n\n- [`better-than-simple-baseline`](../checks/better-than-simple-baseline.md)',
    ]) {
      expect(checklistPage).toContain(said);
    }
  });

  it('has a page of each checklist, which the index and the facts lead to', async () => {
    const { checklists } = await builtInDefinitions();
    for (const { definition } of checklists) {
      const path = `checklists/${definition.id}.md`;
      expect(pages.get('README.md')).toContain(`(${path})`);
      const text = pages.get(path);
      for (const { id, title, help } of definition.items) {
        expect(text).toContain(`### ${title}`);
        expect(text).toContain(help);
        expect(text).toContain(`\`${definition.id}/${id}\``);
      }
    }
    expect(pages.get('facts/mlflow.trainingSecondsMedian.md')).toContain(
      '- checklist [`before-scaling`](../checklists/before-scaling.md)',
    );
  });

  it('says of a fact what it means, how to get it and what reads it', () => {
    const factPage = pages.get('facts/mlflow.liveHasSignature.md');
    for (const said of [
      '| type | true or false |',
      '| source | MLflow |',
      '## How to connect the source',
      '- check [`live-version-has-signature`](../checks/live-version-has-signature.md)',
    ]) {
      expect(factPage).toContain(said);
    }
  });
});
