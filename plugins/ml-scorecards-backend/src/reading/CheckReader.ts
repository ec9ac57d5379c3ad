import {
  Check,
  ChecklistsResponse,
  ChecksResponse,
} from 'backstage-plugin-ml-scorecards-common';
import { Condition, DefinedCheck, Definitions, isBroken } from '../definitions';
import { toChecklistItem } from './AdviceInWords';
import { toStateCounts } from './groupCounts';
import { ReadScope } from './ReadScope';
import { VisibleCounts } from './VisibleCounts';

/** Answers what is asked, and how many components are in which state of it. */
export class CheckReader {
  private readonly options: { definitions: Definitions; counts: VisibleCounts };

  constructor(options: CheckReader['options']) {
    this.options = options;
  }

  async checks(scope: ReadScope): Promise<ChecksResponse> {
    const { definitions } = this.options;
    const counts = await this.options.counts.checks(scope);
    const dimensions = new Map(
      definitions.dimensions.map(dimension => [dimension.id, dimension]),
    );
    return {
      items: definitions.checks.flatMap(check => {
        const { id, dimension } = check.definition;
        const known = dimensions.get(dimension);
        return known ? [toCheck(check, known, toStateCounts(counts[id]))] : [];
      }),
      problems: [...definitions.problems],
    };
  }

  checklists(): ChecklistsResponse {
    return {
      items: this.options.definitions.checklists.map(
        ({ definition, answers }) => ({
          ...definition,
          items: definition.items.map(item =>
            toChecklistItem(item, answers.get(item.id)),
          ),
        }),
      ),
    };
  }
}

function toCheck(
  check: DefinedCheck,
  dimension: Check['dimension'],
  counts: Check['counts'],
): Check {
  const { definition } = check;
  return {
    id: definition.id,
    title: definition.title,
    dimension,
    level: definition.level,
    requiredFor: definition.requiredFor,
    conditions: isBroken(check)
      ? []
      : check.question.alternatives.map(({ source, condition }) => ({
          source: source ?? sourcesOf(condition),
          condition: condition.text,
          fix: check.fixFor(source),
        })),
    why: definition.why,
    references: definition.source,
    counts,
  };
}

/** The sources that a condition asks; none if it only looks at the component. */
function sourcesOf(condition: Condition): string {
  return [...new Set(condition.facts.map(({ source }) => source))].join(', ');
}
