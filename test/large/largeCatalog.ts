/*
 * A made-up organisation as files of a catalog, as many components as one likes. Everything follows from the number of a
 * component, so that two runs look at the same, and what a test expects can be said without asking the portal.
 */

const PER_FILE = 1000;
const DIVISIONS = 4;
const DEPARTMENTS = 20;
const AREAS = 100;
const TEAMS = 600;
const SYSTEMS = 200;
const DOMAINS = 20;

/** The group of the demo's Omar. Every fortieth component is its own, besides those of the demo. */
export const OMARS_GROUP = 'risk-ml';

/** The division that the tests look into. */
export const DIVISION = { name: 'division-0', title: 'Division 0' };

const padded = (number: number, digits: number) =>
  String(number).padStart(digits, '0');

export const nameOf = (component: number) => `model-${padded(component, 5)}`;
export const titleOf = (component: number) =>
  `Made-up model ${padded(component, 5)}`;
export const teamTitle = (team: number) => `Team ${padded(team, 3)}`;

export function kindOf(component: number): 'Component' | 'Resource' {
  return component % 10 < 8 ? 'Component' : 'Resource';
}

/** The values in turn. */
function oneOf<T>(values: readonly T[], index: number): T {
  return values[index % values.length];
}

function ownerOf(component: number): string {
  if (component % 40 === 3) {
    return OMARS_GROUP;
  }
  // The catalog takes no component without an owner, but one whose owner has gone.
  if (component % 50 === 7) {
    return `gone-${Math.floor(component / 50) % 5}`;
  }
  return component % 97 === 0
    ? `area-${component % AREAS}`
    : `team-${component % TEAMS}`;
}

function componentOf(component: number) {
  const isComponent = kindOf(component) === 'Component';
  const type = isComponent
    ? oneOf(
        ['ml-model', 'ml-model', 'ml-service', 'ml-pipeline', 'ml-service'],
        component % 10,
      )
    : oneOf(['dataset', 'feature-store'], component);
  const audience = oneOf(['customer', 'partner', 'internal', ''], component);
  const impact = oneOf(['critical', 'advisory', 'none', ''], component >> 2);
  const mode = oneOf(
    ['real-time', 'near-real-time', 'batch', 'offline', ''],
    component >> 4,
  );
  const stage = oneOf(['production', 'experimental', ''], component >> 1);
  const lifecycle = oneOf(
    ['production', 'production', 'production', 'experimental', 'deprecated'],
    component >> 3,
  );
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: kindOf(component),
    metadata: {
      name: nameOf(component),
      title: titleOf(component),
      ...(component % 3 > 0 && { description: 'One of many' }),
      labels: {
        ...(audience && { 'mlscorecards.io/audience': audience }),
        ...(impact && { 'mlscorecards.io/decision-impact': impact }),
        ...(mode && { 'mlscorecards.io/serving-mode': mode }),
        ...(stage && { 'mlscorecards.io/stage': stage }),
      },
      annotations: {
        ...(component % 60 === 1 && {
          'mlscorecards.io/declared-tier': 'tier-4',
          'mlscorecards.io/declared-tier-reason': 'An experiment',
          'mlscorecards.io/declared-tier-until': '2099-12-31',
        }),
        ...(component % 2 === 0 && {
          'mlscorecards.io/training-window': 'PT4H',
        }),
      },
    },
    spec: {
      type,
      lifecycle,
      owner: `group:default/${ownerOf(component)}`,
      ...(component % 20 > 0 && { system: `system-${component % SYSTEMS}` }),
      ...(component % 10 === 4 && {
        dependsOn: [`component:default/${nameOf(component - 1)}`],
      }),
    },
  };
}

function group(
  type: string,
  index: number,
  parent: string,
  title = `${type[0].toUpperCase()}${type.slice(1)} ${index}`,
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: `${type}-${index}` },
    spec: { type, profile: { displayName: title }, parent, children: [] },
  };
}

/** Teams of areas of departments of divisions of the demo's organisation, and systems of domains. */
function organisation(): object[] {
  const times = <T>(count: number, make: (index: number) => T) =>
    [...Array(count).keys()].map(make);
  return [
    ...times(DIVISIONS, n => group('division', n, 'acme')),
    ...times(DEPARTMENTS, n =>
      group('department', n, `division-${n % DIVISIONS}`),
    ),
    ...times(AREAS, n => group('area', n, `department-${n % DEPARTMENTS}`)),
    ...times(TEAMS, n => group('team', n, `area-${n % AREAS}`, teamTitle(n))),
    ...times(DOMAINS, n => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: `domain-${n}` },
      spec: { owner: `division-${n % DIVISIONS}` },
    })),
    ...times(SYSTEMS, n => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: `system-${n}` },
      spec: {
        owner: `department-${n % DEPARTMENTS}`,
        domain: `domain-${n % DOMAINS}`,
      },
    })),
  ];
}

/** A file of many entities. JSON is YAML. */
const fileOf = (entities: readonly object[]) =>
  entities.map(entity => JSON.stringify(entity)).join('\n---\n');

/** The organisation with so many components, as the texts of files by their names. */
export function largeCatalog(components: number): Record<string, string> {
  const files: Record<string, string> = {
    'organisation.yaml': fileOf(organisation()),
  };
  for (let first = 0; first < components; first += PER_FILE) {
    const count = Math.min(PER_FILE, components - first);
    files[`components-${padded(first / PER_FILE, 3)}.yaml`] = fileOf(
      [...Array(count).keys()].map(index => componentOf(first + index)),
    );
  }
  return files;
}
