import { useMemo } from 'react';
import {
  MATURITY_GROUPINGS,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { DEFAULT_PERIOD, Period, PERIODS } from '../charts/periods';
import { oneOf } from '../shared/oneOf';
import { useUrlPages } from '../shared/useUrlPages';

const LAYOUTS = ['teams', 'tree'] as const;

/** Whether groups of people are shown as a list of those that have components, or as a tree. */
export type HeatmapLayout = (typeof LAYOUTS)[number];

/** How the organisation is looked at. */
export interface MaturityLook {
  groupBy: MaturityGrouping;
  /** The group that the page is about; empty for what is without one, undefined for everything. */
  group?: string;
  layout: HeatmapLayout;
  /** One of `MATURITY_ORDERS`, or the id of a dimension. */
  order: string;
  /** For how many days the trend is shown. */
  period: Period;
}

const DEFAULTS: MaturityLook = {
  groupBy: 'owner',
  layout: 'teams',
  order: 'need',
  period: DEFAULT_PERIOD,
};

/** How the organisation is looked at, and what looks at it otherwise. */
export type MaturityView = MaturityLook & {
  change: (change: Partial<MaturityLook>) => void;
  /** Where a link leads that looks at it otherwise. */
  pathTo: (change: Partial<MaturityLook>) => string;
};

/** How the organisation is looked at, kept in the URL: the same object until that changes. */
export function useMaturityView(): MaturityView {
  const { params, show } = useUrlPages();
  return useMemo(() => {
    const look = readLook(params);
    const paramsOf = (change: Partial<MaturityLook>) =>
      writeLook({ ...look, ...change });
    return {
      ...look,
      change: change => show(paramsOf(change)),
      pathTo: change => `?${paramsOf(change)}`,
    };
  }, [params, show]);
}

function readLook(params: URLSearchParams): MaturityLook {
  return {
    groupBy:
      oneOf(MATURITY_GROUPINGS, params.get('groupBy')) ?? DEFAULTS.groupBy,
    group: params.get('group') ?? undefined,
    layout: oneOf(LAYOUTS, params.get('layout')) ?? DEFAULTS.layout,
    order: params.get('order') || DEFAULTS.order,
    period: oneOf(PERIODS, params.get('period')) ?? DEFAULTS.period,
  };
}

function writeLook(look: MaturityLook): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(look)) {
    if (value !== undefined && value !== DEFAULTS[name as keyof MaturityLook]) {
      params.set(name, value);
    }
  }
  return params;
}
