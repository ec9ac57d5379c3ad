import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { mlComponent } from '../components';
import { GUEST } from './signInByName';
import { RightsPortal } from './startRightsPortal';

/** Who asked for the waiver that the tables of rights are about: one of the approvers, and of the owners. */
export const ASKER = 'user:default/rosa';

/** The groups, each with its members. */
const GROUPS: Record<string, { parent?: string; members: string[] }> = {
  risk: { members: ['omar', 'rosa'] },
  'risk-models': { parent: 'risk', members: ['cleo'] },
  analytics: { members: ['erin'] },
  'ml-platform': { members: ['ada', 'rosa'] },
};

/** Two components, one of a team with another one below it, and the people. */
export const ENTITIES: Entity[] = [
  mlComponent('fraud', {
    owner: 'group:default/risk',
    labels: { 'mlscorecards.io/decision-impact': 'critical' },
  }),
  mlComponent('churn', { owner: 'group:default/analytics' }),
  ...Object.entries(GROUPS).map(([name, { parent, members }]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [], parent, members },
  })),
  ...[...new Set(Object.values(GROUPS).flatMap(({ members }) => members))].map(
    name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name },
      spec: { memberOf: [] },
    }),
  ),
];

/** `mlScorecards` of app-config. */
export const CONFIGURED: JsonObject = {
  waivers: { approvers: ['group:default/ml-platform'] },
  factSets: {
    drift: {
      title: 'Drift job',
      facts: {
        detected: { type: 'boolean', description: 'whether it drifts' },
      },
    },
  },
};

/** What external services are let in for, beside one without restrictions. */
export const SERVICES: Record<string, JsonObject[]> = {
  reader: [{ plugin: 'ml-scorecards', permission: 'catalog.entity.read' }],
  elsewhere: [{ plugin: 'ml-scorecards', permission: 'scaffolder.task.read' }],
  stranger: [{ plugin: 'catalog' }],
};

/** All callers of the tables of rights, with what each is. */
export const CALLERS = {
  none: 'no credentials',
  cookie: 'only the cookie of an owner, which Backstage hands out for images',
  guest: 'signed in, without an entity in the catalog',
  owner: 'a member of the group that owns the component',
  child: 'a member of a group below the owning one',
  other: 'a member of another team, which owns the other component',
  approver: 'a member of a group that `mlScorecards.waivers.approvers` names',
  asker: 'an owner and approver, who has asked for the waiver',
  service: 'an external service without restrictions, or another plugin',
  reader: 'a service that is restricted to `catalog.entity.read`',
  elsewhere: 'a service that is restricted to a permission of another plugin',
  stranger: 'a service that is restricted to another plugin',
} as const;

/** One of {@link CALLERS}. */
export type Caller = keyof typeof CALLERS;

/** Their names, in the order of the tables. */
export const CALLER_NAMES = Object.keys(CALLERS) as Caller[];

const PEOPLE: Partial<Record<Caller, string>> = {
  guest: GUEST,
  owner: 'user:default/omar',
  child: 'user:default/cleo',
  other: 'user:default/erin',
  approver: 'user:default/ada',
  asker: ASKER,
};

/** Lets everybody sign in, and gives the headers of their requests. */
export async function headersOfCallers(
  portal: RightsPortal,
): Promise<Record<Caller, Record<string, string>>> {
  const headers: Partial<Record<Caller, Record<string, string>>> = { none: {} };
  for (const caller of CALLER_NAMES) {
    const person = PEOPLE[caller];
    if (person) {
      headers[caller] = await portal.asPerson(person);
    }
  }
  headers.cookie = await portal.asCookieOf(headers.owner!);
  for (const service of ['service', ...Object.keys(SERVICES)] as Caller[]) {
    headers[service] = portal.asService(service);
  }
  return headers as Record<Caller, Record<string, string>>;
}
