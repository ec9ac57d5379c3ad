import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import {
  DimensionRollup,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { focusOutline } from '../shared/focusOutline';
import { ScrollArea } from '../shared/ScrollArea';
import { useIsNarrow } from '../shared/useIsNarrow';
import { HeatmapLine } from './heatmapLines';
import { HeatmapRow, HeatmapRowLook } from './HeatmapRow';
import { useHeatmapColors } from './useHeatmapColors';

const useStyles = makeStyles(theme => ({
  // It scrolls by itself, so that its head and the names of its rows can stay in sight.
  container: {
    maxHeight: '80vh',
    // There it would be one more thing to scroll within what scrolls.
    [theme.breakpoints.down('sm')]: {
      maxHeight: 'none',
    },
  },
  table: {
    ...focusOutline(theme),
    width: 'auto',
    minWidth: '100%',
    '& th, & td': {
      wordBreak: 'normal',
      padding: theme.spacing(0.5, 1),
      [theme.breakpoints.down('sm')]: {
        padding: theme.spacing(0.5),
      },
    },
    // Stripes would compete with the colours of the cells.
    '& tbody tr:nth-of-type(n)': {
      backgroundColor: theme.palette.background.paper,
    },
    '& thead th': {
      verticalAlign: 'bottom',
      wordBreak: 'normal',
      overflowWrap: 'normal',
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.3,
      backgroundColor: theme.palette.background.paper,
    },
    // Where one goes on reading after the next groups have come.
    '& tbody tr:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    '& tbody th, & thead th:first-child': {
      position: 'sticky',
      left: 0,
      backgroundColor: theme.palette.background.paper,
    },
    '& tbody th': {
      zIndex: 1,
    },
    '& thead th:first-child': {
      zIndex: 3,
    },
  },
  // No wider than its longest word, so that the icon stands beside the words.
  figure: {
    width: 'min-content',
  },
  // Long titles stand upright, so that all of them fit beside each other.
  dimension: {
    writingMode: 'vertical-rl',
    transform: 'rotate(180deg)',
    maxHeight: theme.spacing(15),
    lineHeight: 1.2,
    textAlign: 'left',
  },
}));

/** Groups as rows and dimensions as columns. Its heads order it. */
export function HeatmapTable(props: {
  groupBy: MaturityGrouping;
  /** The row of all that is below it. */
  total: HeatmapLine;
  /** Whether the total is a group, and not everything. */
  isFocused: boolean;
  dimensions: DimensionRollup[];
  order: string;
  onOrder: (order: string) => void;
  /** The rows below the total. */
  rows: (table: { look: HeatmapRowLook; columns: number }) => ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { groupBy, dimensions, order } = props;
  const isNarrow = useIsNarrow();

  const head = (
    by: string,
    title: string,
    options: { align?: 'right'; className?: string } = {},
  ) => (
    <TableCell
      key={by}
      align={options.align}
      sortDirection={order === by && (by === 'name' ? 'asc' : 'desc')}
    >
      <TableSortLabel
        active={order === by}
        direction={by === 'name' ? 'asc' : 'desc'}
        className={options.className}
        // There is room for the icon of one column only.
        hideSortIcon={order !== by}
        onClick={() => props.onOrder(by)}
      >
        {title}
      </TableSortLabel>
    </TableCell>
  );
  const look = { groupBy, dimensions, colors: useHeatmapColors(), isNarrow };
  const figure = { align: 'right', className: classes.figure } as const;
  const heads = [
    head('name', t('heatmap.group')),
    ...(isNarrow
      ? []
      : [
          head('need', t('heatmap.gapPerComponent'), figure),
          head('below', t('heatmap.below'), figure),
          head('components', t('heatmap.components'), figure),
        ]),
    ...dimensions.map(({ id, title }) =>
      head(id, title, { className: classes.dimension }),
    ),
  ];

  return (
    <ScrollArea label={t('heatmap.title')} className={classes.container}>
      <Table
        size="small"
        stickyHeader
        className={classes.table}
        aria-label={t('heatmap.label')}
      >
        <TableHead>
          <TableRow>{heads}</TableRow>
        </TableHead>
        <TableBody>
          <HeatmapRow
            {...look}
            line={props.total}
            is={props.isFocused ? 'group-total' : 'total'}
          />
          {props.rows({ look, columns: heads.length })}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
