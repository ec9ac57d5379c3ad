import { useMemo, useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import {
  Maturity,
  MaturityGroup,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { GroupingSelect } from '../MaturityPage/GroupingSelect';
import { useGroupTitle } from '../MaturityPage/useGroupTitle';
import { useMaturityView } from '../MaturityPage/useMaturityView';
import { sectionTitle } from '../shared/sectionTitle';
import { HeatmapLegend } from './HeatmapLegend';
import { HeatmapLine, teamLines, treeKey, treeLines } from './heatmapLines';
import { HeatmapTable } from './HeatmapTable';

/** How many teams are shown at first: the first ones are those that matter, and each row has a dozen cells. */
const FIRST_LINES = 30;

const useStyles = makeStyles(theme => ({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
    // The theme's own is too faint to read.
    '& .MuiToggleButton-root': {
      color: theme.palette.text.primary,
    },
  },
}));

/** Groups by dimensions, those that need help most first. */
export function HeatmapSection(props: {
  maturity: Maturity;
  /** What the groups are, which may not be the chosen ones yet. */
  groupBy: MaturityGrouping;
  view: ReturnType<typeof useMaturityView>;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { maturity, groupBy, view } = props;
  const isTree = groupBy === 'owner' && view.layout === 'tree';
  const of = JSON.stringify([groupBy, maturity.group]);
  const { lines, toggle, open } = useLines({
    maturity,
    isTree,
    order: view.order,
    of,
  });
  const [wholeOf, setWholeOf] = useState<string>();
  const isCut = !isTree && wholeOf !== of && lines.length > FIRST_LINES;
  const titleOf = useGroupTitle(groupBy);
  const dimensions = maturity.total.dimensions ?? [];
  const ordered = dimensions.find(({ id }) => id === view.order);

  const total: HeatmapLine = {
    key: 'total',
    id: maturity.group ?? '',
    title:
      maturity.group === undefined
        ? t('maturity.all')
        : titleOf({ id: maturity.group, title: maturity.title }),
    rollup: maturity.total,
    depth: 0,
    ownOnly: false,
    opens: false,
  };

  return (
    <InfoCard title={t('heatmap.title')} {...sectionTitle}>
      <div className={classes.controls}>
        <GroupingSelect
          value={view.groupBy}
          onChange={chosen =>
            view.change({ groupBy: chosen, group: undefined })
          }
        />
        {groupBy === 'owner' && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={view.layout}
            aria-label={t('heatmap.layout')}
            onChange={(_event, layout) => layout && view.change({ layout })}
          >
            <ToggleButton value="teams">{t('heatmap.teams')}</ToggleButton>
            <ToggleButton value="tree">{t('heatmap.tree')}</ToggleButton>
          </ToggleButtonGroup>
        )}
        <Typography variant="body2" role="status">
          {ordered
            ? t('heatmap.order.dimension', { title: ordered.title })
            : t(`heatmap.order.${fixedOrder(view.order)}`)}
        </Typography>
      </div>
      <HeatmapLegend />
      <HeatmapTable
        groupBy={groupBy}
        total={total}
        isFocused={maturity.group !== undefined}
        lines={isCut ? lines.slice(0, FIRST_LINES) : lines}
        dimensions={dimensions}
        order={ordered ? view.order : fixedOrder(view.order)}
        open={open}
        onToggle={toggle}
        onOrder={order => view.change({ order })}
        pathOf={id => view.pathTo({ groupBy, group: id })}
      />
      {isCut && (
        <Button color="primary" onClick={() => setWholeOf(of)}>
          {t('heatmap.showAll', { number: formats.count(lines.length) })}
        </Button>
      )}
    </InfoCard>
  );
}

const FIXED_ORDERS = ['need', 'name', 'components', 'below'] as const;

/** An order that is not by a dimension; the first one for what is none. */
function fixedOrder(order: string): (typeof FIXED_ORDERS)[number] {
  return FIXED_ORDERS.find(other => other === order) ?? 'need';
}

/** The rows in their order, and which groups of the tree are open. */
function useLines(options: {
  maturity: Maturity;
  isTree: boolean;
  order: string;
  /** Which groups these are. */
  of: string;
}): {
  lines: HeatmapLine[];
  open: ReadonlySet<string>;
  toggle: (key: string) => void;
} {
  const { maturity, isTree, order, of } = options;
  const [toggled, setToggled] = useState<{
    of: string;
    keys: ReadonlySet<string>;
  }>({ of, keys: new Set() });

  const { groups } = maturity;
  const above = useMemo(() => groupAbove(maturity), [maturity]);
  // The first groups are open until one closes them.
  const open = useMemo(() => {
    const keys = new Set(groups.map(group => treeKey('', group)));
    for (const key of toggled.of === of ? toggled.keys : []) {
      if (!keys.delete(key)) {
        keys.add(key);
      }
    }
    return keys;
  }, [groups, toggled, of]);
  const lines = useMemo(
    () =>
      isTree
        ? treeLines(groups, { open, order, above })
        : teamLines(above ? [above, ...groups] : groups, order),
    [isTree, groups, open, order, above],
  );
  return {
    lines,
    open,
    toggle: key =>
      setToggled(before => {
        const keys = new Set(before.of === of ? before.keys : []);
        if (!keys.delete(key)) {
          keys.add(key);
        }
        return { of, keys };
      }),
  };
}

/** The group that the page is about, where it has components besides those of the groups below it. */
function groupAbove(maturity: Maturity): MaturityGroup | undefined {
  const { group, title = '', own, total, groups } = maturity;
  return group !== undefined && own && groups.length > 0
    ? { id: group, title, own, total, hasChildren: true, children: [] }
    : undefined;
}
