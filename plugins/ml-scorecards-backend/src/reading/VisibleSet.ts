import { ComponentSet } from './ComponentSet';

/** The components that a caller may read, where those are not all. */
export class VisibleSet {
  readonly visible: ComponentSet;
  /** All others. */
  readonly hidden: ComponentSet;
  /** The components are those that there were since this epoch, until they changed again. */
  readonly componentsEpoch: number;

  constructor(options: {
    visible: ComponentSet;
    /** All components that there are. */
    all: ComponentSet;
    componentsEpoch: number;
  }) {
    const { visible, all, componentsEpoch } = options;
    this.visible = visible.and(all);
    this.hidden = all.without(visible);
    this.componentsEpoch = componentsEpoch;
  }
}

/** The components that a caller may read. */
export type VisibleComponents = 'all' | VisibleSet;

export function isVisible(visible: VisibleComponents, id: number): boolean {
  return visible === 'all' || visible.visible.has(id);
}
