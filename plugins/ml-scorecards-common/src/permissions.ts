import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The catalog's own resource type, so that policies can use the catalog's rules on our permissions.
 *
 * @public
 */
export const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';

/**
 * Ticking and unticking checklist items of a component. Ownership of the entity is needed besides, also when the
 * portal's permission framework is off.
 *
 * @public
 */
export const checklistUpdatePermission = createPermission({
  name: 'ml-scorecards.checklist.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Putting decisions about triggers and findings of a component on record, and taking them back. Ownership of the entity
 * is needed besides, as for checklists.
 *
 * @public
 */
export const decisionUpdatePermission = createPermission({
  name: 'ml-scorecards.decision.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Vouching for checks of a component, and taking that back. Ownership of the entity is needed besides, as for checklists.
 *
 * @public
 */
export const attestationUpdatePermission = createPermission({
  name: 'ml-scorecards.attestation.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Asking for a check of a component to be excused for a while. Ownership of the entity is needed besides, as for
 * checklists.
 *
 * @public
 */
export const waiverRequestPermission = createPermission({
  name: 'ml-scorecards.waiver.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Approving, rejecting and revoking waivers of a component. Besides, the caller has to be one of those whom
 * `mlScorecards.waivers.approvers` names. Who asked for a waiver may revoke it, and neither approve nor reject it.
 *
 * @public
 */
export const waiverDecidePermission = createPermission({
  name: 'ml-scorecards.waiver.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Collecting and evaluating one component now.
 *
 * @public
 */
export const scorecardRefreshPermission = createPermission({
  name: 'ml-scorecards.scorecard.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Pushing facts of a component. A user has to own the entity besides, as for checklists. A service needs the permission
 * in its access restrictions, if it has any.
 *
 * @public
 */
export const factsPushPermission = createPermission({
  name: 'ml-scorecards.facts.push',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * Trying out other definitions on all components that the caller may read.
 *
 * @public
 */
export const definitionsDryRunPermission = createPermission({
  name: 'ml-scorecards.definitions.dry-run',
  attributes: { action: 'read' },
});

/**
 * All permissions of ML Scorecards. Reading follows `catalog.entity.read` and has no permission of its own.
 *
 * @public
 */
export const mlScorecardsPermissions = [
  checklistUpdatePermission,
  decisionUpdatePermission,
  attestationUpdatePermission,
  waiverRequestPermission,
  waiverDecidePermission,
  scorecardRefreshPermission,
  factsPushPermission,
  definitionsDryRunPermission,
];
