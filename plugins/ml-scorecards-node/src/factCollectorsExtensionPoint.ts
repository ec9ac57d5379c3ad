import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { FactCollector } from './FactCollector';

/**
 * Adds fact collectors to the ML Scorecards backend.
 *
 * @public
 */
export interface FactCollectorsExtensionPoint {
  /** Throws if a collector with the same source was added before. */
  addFactCollector(...collectors: FactCollector<any>[]): void;
}

/**
 * Where modules add their fact collectors.
 *
 * @public
 */
export const factCollectorsExtensionPoint =
  createExtensionPoint<FactCollectorsExtensionPoint>({
    id: 'ml-scorecards.fact-collectors',
  });
