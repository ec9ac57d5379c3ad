import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  TIER_INPUT_LABELS,
} from 'backstage-plugin-ml-scorecards-common';
import { MAX_NAMED, someOf } from './someOf';
import { TierEvidence } from './tierEvidence';
import { DeclaredInputs, TierInputs } from './tierInputs';
import { facesCustomers } from './tierRules';

interface Case {
  readonly entity: Entity;
  readonly declared: DeclaredInputs;
  readonly inputs: TierInputs;
  readonly evidence: TierEvidence;
}

type Contradiction = (options: Case) => Finding | undefined;

const CONTRADICTIONS: readonly Contradiction[] = [
  ({ inputs }) =>
    inputs.stage?.value === 'experimental' &&
    (facesCustomers(inputs) || inputs.decisionImpact?.value === 'critical')
      ? {
          id: 'experimental-yet-relied-on',
          message:
            'The component is experimental or on its way out, yet customers or critical decisions depend on it. The higher demand counts: settle which is true.',
        }
      : undefined,

  ({ declared, entity }) => {
    const lifecycle = String(entity.spec?.lifecycle ?? '').toLowerCase();
    const { stage } = declared;
    return stage &&
      ['experimental', 'production'].includes(lifecycle) &&
      stage !== lifecycle
      ? {
          id: 'stage-against-lifecycle',
          message: `The label ${TIER_INPUT_LABELS.stage} says "${stage}", yet the lifecycle of the component is ${lifecycle}. The label counts: settle which is true.`,
        }
      : undefined;
  },

  ({ declared: { servingMode }, evidence }) => {
    if (servingMode !== 'batch' && servingMode !== 'offline') {
      return undefined;
    }
    const apis = evidence.providedApis();
    const serving = [...apis, ...evidence.inferenceServices()];
    return serving.length > 0
      ? {
          id: 'batch-yet-serving',
          message: `The label ${
            TIER_INPUT_LABELS.servingMode
          } says "${servingMode}", yet the component answers requests through ${someOf(
            serving,
          )}. The label counts: settle which is true.`,
          entityRefs: apis.slice(0, MAX_NAMED),
        }
      : undefined;
  },

  ({ declared: { audience }, evidence }) => {
    if (audience !== 'internal') {
      return undefined;
    }
    const customerFacing = evidence.customerFacing().map(lastOf);
    return customerFacing.length > 0
      ? {
          id: 'internal-yet-customer-facing',
          message: `The label ${
            TIER_INPUT_LABELS.audience
          } says "internal", yet customers meet what depends on it: ${someOf(
            customerFacing,
          )}. The label counts: settle which is true.`,
          entityRefs: customerFacing.slice(0, MAX_NAMED),
        }
      : undefined;
  },

  ({ declared: { decisionImpact }, evidence }) => {
    if (decisionImpact !== 'none') {
      return undefined;
    }
    const critical = evidence.critical().map(lastOf);
    return critical.length > 0
      ? {
          id: 'no-impact-yet-critical',
          message: `The label ${
            TIER_INPUT_LABELS.decisionImpact
          } says "none", yet what is critical depends on it: ${someOf(
            critical,
          )}. The label counts: settle which is true.`,
          entityRefs: critical.slice(0, MAX_NAMED),
        }
      : undefined;
  },
];

/** Names what contradicts itself in the inputs of the tier, so that its owners settle which is true. */
export function tierContradictions(options: Case): Finding[] {
  return CONTRADICTIONS.flatMap(find => find(options) ?? []);
}

function lastOf(chain: readonly string[]): string {
  return chain[chain.length - 1];
}
