import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { stringify } from 'yaml';
import {
  DefinedCheck,
  Definitions,
  isBroken,
  UsableCheck,
} from '../definitions/Definitions';
import { condition, titleOfSource } from './condition';
import { blocks, code, list, page, section, table } from './markdown';

const EFFORT_IN_WORDS = {
  small: 'small, about an hour',
  medium: 'medium, a day or two',
  large: 'large, a week or more',
} as const;

/** The folder of the definitions, from the page of a check. */
const DEFINITIONS = '../../../plugins/ml-scorecards-backend/definitions';

/** The page of one check. */
export function checkPage(
  check: DefinedCheck,
  definitions: Definitions,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  const { definition } = check;
  return page(
    `# ${definition.title}`,
    definition.why,
    table(
      ['check', `\`${definition.id}\``],
      [
        ['dimension', titleOfDimension(definition.dimension, definitions)],
        ['level', definition.level],
        [
          'required for',
          definition.requiredFor.join(', ') || 'no tier: advice',
        ],
        ['effort to mend', EFFORT_IN_WORDS[definition.effort]],
        ...(definition.attestable
          ? [['attestation', attestationInWords(definition.attestable)]]
          : []),
        ...(definition.weight === 1
          ? []
          : [['weight', String(definition.weight)]]),
      ],
    ),
    isBroken(check)
      ? section('## How it is computed', `It cannot be: ${check.problem}`)
      : howItIsComputed(check, factSets),
    isBroken(check) ? '' : constants(check, definitions),
    section(
      '## Which components it is for',
      definition.appliesTo
        ? blocks('Entities that this filter finds:', yaml(definition.appliesTo))
        : 'All of them.',
      !isBroken(check) && check.appliesWhen
        ? blocks(
            'And only where this is true:',
            condition(check.appliesWhen, factSets),
          )
        : '',
    ),
    section('## Where it comes from', list(definition.source)),
    section(
      '## In other maturity models',
      list(placesInRubrics(check, definitions)),
    ),
  );
}

function attestationInWords({
  validForDays,
  perVersion,
}: NonNullable<DefinedCheck['definition']['attestable']>): string {
  const version = perVersion ? ' and for the version that serves then' : '';
  return `where no source can tell, a person may vouch for it, for ${validForDays} days${version}`;
}

function howItIsComputed(
  check: UsableCheck,
  factSets: ReadonlyMap<string, FactSet>,
): string {
  const { alternatives, by } = check.question;
  const several = alternatives.length > 1;
  const rule =
    by === 'any'
      ? 'Each of these sources can answer: a pass of any is a pass.'
      : 'Each of these sources that serves the component must pass.';
  return section(
    '## How it is computed',
    several ? rule : '',
    ...alternatives.map(alternative =>
      blocks(
        alternative.source
          ? `### ${titleOfSource(alternative.source, factSets)}`
          : '',
        'Passes when this is true:',
        condition(alternative.condition, factSets),
        `To mend it: ${check.fixFor(alternative.source)}`,
      ),
    ),
  );
}

/** The numbers that its conditions name. */
function constants(
  { definition, expressions }: UsableCheck,
  { tiers }: Definitions,
): string {
  const { id, dimension, params } = definition;
  const targets = [...new Set(expressions.flatMap(each => each.targets))];
  const inTiers = Object.values(tiers).map(tier => {
    const values: Readonly<Record<string, unknown>> = tier.targets;
    return [tier.id, ...targets.map(name => String(values[name] ?? 'none'))];
  });
  return section(
    '## Numbers',
    Object.keys(params).length > 0
      ? blocks(
          `Parameters. \`mlScorecards.checks.${id}.params\` changes them, and [${dimension}.yaml](${DEFINITIONS}/checks/${dimension}.yaml) says why they are what they are.`,
          yaml(params),
        )
      : '',
    targets.length > 0
      ? blocks(
          `Targets of the tiers. \`mlScorecards.tiers.<tier>.targets\` changes them, and [tiers.yaml](${DEFINITIONS}/tiers.yaml) says why they are what they are.`,
          table(['tier', ...targets], inTiers),
        )
      : '',
  );
}

function placesInRubrics(
  { definition: { id } }: DefinedCheck,
  { rubrics }: Definitions,
): string[] {
  return rubrics.flatMap(rubric =>
    rubric.kind === 'ladder'
      ? rubric.levels.flatMap(({ title, needs }, level) =>
          needs.includes(id)
            ? [`${rubric.title}, level ${level}: ${title}`]
            : [],
        )
      : rubric.sections.flatMap(({ title, tests }) =>
          tests
            .filter(({ checks }) => checks.includes(id))
            .map(test => `${rubric.title}, ${title}: ${test.title}`),
        ),
  );
}

function yaml(value: unknown): string {
  return code('yaml', stringify(value, { aliasDuplicateObjects: false }));
}

function titleOfDimension(id: string, { dimensions }: Definitions): string {
  return dimensions.find(dimension => dimension.id === id)?.title ?? id;
}
