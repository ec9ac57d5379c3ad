import { memo } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import {
  Maturity,
  MATURITY_ORDERS,
  MaturityGrouping,
  MaturityQuery,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { GroupingSelect } from '../MaturityPage/GroupingSelect';
import { useGroupTitle } from '../MaturityPage/useGroupTitle';
import { MaturityView } from '../MaturityPage/useMaturityView';
import { sectionTitle } from '../shared/sectionTitle';
import { HeatmapGroups } from './HeatmapGroups';
import { HeatmapLegend } from './HeatmapLegend';
import { HeatmapLine, ownLine } from './heatmapLines';
import { HeatmapRow } from './HeatmapRow';
import { HeatmapTable } from './HeatmapTable';
import { useOpenGroups } from './useOpenGroups';

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
    // Where a system chooses all colours, which one is chosen has to be seen.
    '@media (forced-colors: active)': {
      '& .MuiToggleButton-root.Mui-selected': {
        color: 'HighlightText',
        backgroundColor: 'Highlight',
        forcedColorAdjust: 'none',
      },
    },
  },
}));

function Heatmap(props: {
  maturity: Maturity;
  /** What was asked for it, which may not be what is chosen by now. */
  query: MaturityQuery;
  /** What the groups are. */
  groupBy: MaturityGrouping;
  view: MaturityView;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { maturity, query, groupBy, view } = props;
  const { open, toggle } = useOpenGroups(maturity);
  const titleOf = useGroupTitle(groupBy);
  const { group, groups, total } = maturity;
  const dimensions = total.dimensions ?? [];
  const ordered = dimensions.find(({ id }) => id === query.orderBy);
  // The group that the page is about has components besides those of the groups below it.
  const above =
    query.layout === 'tree' &&
    group !== undefined &&
    groups.length > 0 &&
    maturity.own &&
    maturity.own.components > 0
      ? {
          id: group,
          title: maturity.title ?? '',
          own: maturity.own,
          hasChildren: true,
        }
      : undefined;

  const totalLine: HeatmapLine = {
    id: group ?? '',
    title:
      group === undefined
        ? t('maturity.all')
        : titleOf({ id: group, title: maturity.title }),
    rollup: total,
    depth: 0,
    isInTree: false,
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
          <span>
            {t(
              query.layout === 'tree'
                ? 'heatmap.topGroupCount'
                : 'heatmap.groupCount',
              { count: maturity.groupCount },
            )}
          </span>{' '}
          <span>
            {ordered
              ? t('heatmap.order.dimension', { title: ordered.title })
              : t(`heatmap.order.${fixedOrder(query.orderBy)}`)}
          </span>
        </Typography>
      </div>
      <HeatmapLegend />
      <HeatmapTable
        groupBy={groupBy}
        total={totalLine}
        isFocused={group !== undefined}
        dimensions={dimensions}
        order={ordered?.id ?? fixedOrder(query.orderBy)}
        onOrder={order => view.change({ order })}
        rows={({ look, columns }) => (
          <>
            {above && (
              <HeatmapRow {...look} line={ownLine(above, 0)} is="group" />
            )}
            <HeatmapGroups
              // Pages that were added belong to the one that they were added to.
              key={JSON.stringify(query)}
              page={maturity}
              query={query}
              rows={{
                query,
                look,
                columns,
                open,
                onToggle: toggle,
                pathOf: id => view.pathTo({ groupBy, group: id }),
              }}
            />
          </>
        )}
      />
    </InfoCard>
  );
}

/**
 * Groups by dimensions, those that need help most first. It has hundreds of cells, so it is drawn anew only for another
 * answer, and not when the trend beside it comes.
 */
export const HeatmapSection = memo(Heatmap);

/** An order that is not by a dimension. */
function fixedOrder(order?: string): (typeof MATURITY_ORDERS)[number] {
  return MATURITY_ORDERS.find(other => other === order) ?? 'need';
}
