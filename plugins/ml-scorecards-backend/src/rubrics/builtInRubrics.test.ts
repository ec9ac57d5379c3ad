import { builtInDefinitions } from '../__testUtils__/builtInEvaluation';
import { Definitions } from '../definitions';
import { checksOf, RubricDefinition } from './index';
import { rubricResults } from './rubricResults';

describe('the built-in rubrics', () => {
  let definitions: Definitions;
  const rubric = (id: string): RubricDefinition => {
    const found = definitions.rubrics.find(each => each.id === id);
    if (!found) {
      throw new Error(`there is no rubric ${id}`);
    }
    return found;
  };

  beforeAll(async () => {
    definitions = await builtInDefinitions();
  });

  it('have the shape of what was published', () => {
    const score = rubric('ml-test-score');
    expect(
      score.kind === 'test-score' &&
        score.sections.map(({ id, tests }) => [id, tests.length]),
    ).toEqual([
      ['data', 7],
      ['model', 7],
      ['infrastructure', 7],
      ['monitoring', 7],
    ]);
    const levels = (id: string) => {
      const ladder = rubric(id);
      return ladder.kind === 'ladder' && ladder.levels.length;
    };
    expect(levels('google-mlops')).toBe(3);
    expect(levels('microsoft-mlops')).toBe(5);
  });

  it('name checks that exist', () => {
    const known = definitions.checks.map(({ definition }) => definition.id);
    for (const each of definitions.rubrics) {
      expect(checksOf(each).filter(id => !known.includes(id))).toEqual([]);
    }
  });

  it('count each check whose source names one of their tests or levels', () => {
    const named = definitions.checks.flatMap(({ definition: { id, source } }) =>
      source.flatMap(text => {
        const checks = counted(text);
        return checks ? [{ id, text, checks }] : [];
      }),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const { id, text, checks } of named) {
      expect({ text, checks }).toEqual({
        text,
        checks: expect.arrayContaining([id]),
      });
    }
  });

  it('reach what can be told when everything passes', () => {
    const passing = new Map(
      definitions.checks.map(({ definition }) => [
        definition.id,
        { state: 'pass' as const },
      ]),
    );
    const results = rubricResults(definitions.rubrics, passing);
    expect(
      Object.fromEntries(results.map(({ id, score }) => [id, score])),
    ).toEqual({ 'ml-test-score': 2, 'google-mlops': 1, 'microsoft-mlops': 2 });
    for (const { missing } of results) {
      expect(missing.checks).toEqual([]);
      expect(missing.notAsked).not.toEqual([]);
    }
  });

  it('score nothing when nothing passes', () => {
    const unknown = new Map(
      definitions.checks.map(({ definition }) => [
        definition.id,
        { state: 'unknown' as const },
      ]),
    );
    const results = rubricResults(definitions.rubrics, unknown);
    expect(results).toHaveLength(3);
    expect(results.map(({ score }) => score)).toEqual([0, 0, 0]);
  });

  /** The checks of the test or level that a source of a check names, if it names one. */
  function counted(source: string): readonly string[] | undefined {
    const [, section, test] = source.match(/^ML Test Score (\w+) (\d)$/) ?? [];
    const [, ladder, level] = source.match(/^(\w+) MLOps level (\d)$/) ?? [];
    if (section) {
      const score = rubric('ml-test-score');
      return score.kind === 'test-score'
        ? score.sections
            .flatMap(({ tests }) => tests)
            .find(({ id }) => id === `${section.toLowerCase()}-${test}`)
            ?.checks ?? []
        : undefined;
    }
    if (ladder) {
      const found = rubric(`${ladder.toLowerCase()}-mlops`);
      return found.kind === 'ladder'
        ? found.levels[Number(level)].needs
        : undefined;
    }
    return undefined;
  }
});
