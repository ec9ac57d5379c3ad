import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import {
  SCORECARD_ORDERS,
  ScorecardOrder,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ScrollArea } from '../shared/ScrollArea';
import { focusOutline } from '../shared/focusOutline';
import { StateLabel } from '../shared/StateLabel';
import { useIsNarrow } from '../shared/useIsNarrow';
import { useScorecardPath } from '../shared/useScorecardPath';
import { ComponentCell } from './ComponentCell';
import { ComponentColumn } from './componentColumns';
import { ComponentOrder } from './useComponentFilters';

const RIGHT: readonly ComponentColumn[] = [
  'gap',
  'score',
  'coverage',
  'automation',
  'waived',
  'attested',
];
const BELOW_NAME: readonly ComponentColumn[] = ['tier', 'level'];
const EXPLAINED = [
  'target',
  'gap',
  'score',
  'coverage',
  'automation',
  'waived',
  'attested',
] as const;
const WRAPS: readonly ComponentColumn[] = ['owner', 'system', 'domain'];

const useStyles = makeStyles(theme => ({
  table: {
    ...focusOutline(theme),
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
      wordBreak: 'normal',
      whiteSpace: 'nowrap',
    },
    // Rows that are on their way out stay readable and take no clicks.
    '&[aria-busy="true"] tbody': {
      opacity: theme.palette.action.disabledOpacity,
      pointerEvents: 'none',
    },
  },
  check: {
    minWidth: theme.spacing(14),
    '&&': {
      whiteSpace: 'normal',
    },
  },
  wraps: {
    minWidth: theme.spacing(20),
    [theme.breakpoints.down('xs')]: {
      minWidth: theme.spacing(14),
    },
    '&&': {
      whiteSpace: 'normal',
    },
  },
  // What else matters of a component, where there is no room for more columns.
  belowName: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
    marginTop: theme.spacing(0.5),
    fontWeight: 'normal',
  },
  // The sign for what explains itself, above the button of a head as well.
  explained: {
    '& > *': {
      textDecoration: 'underline dotted',
    },
  },
}));

/** Components with what they owe, in the chosen columns. */
export function ComponentTable(props: {
  items: ScorecardSummary[];
  columns: readonly ComponentColumn[];
  /** What the check is called that the list is narrowed by, if it is. */
  check?: string;
  loading: boolean;
  /** What takes the filters away that leave nothing. */
  clear?: ReactNode;
  order: ComponentOrder;
  onOrder: (order: ComponentOrder) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const { items, check, order, onOrder } = props;
  const isNarrow = useIsNarrow();
  const { columns, belowName } = isNarrow
    ? narrowColumns(props.columns)
    : { columns: props.columns, belowName: [] };

  const head = (column: ComponentColumn | 'name') => {
    const field = orderFieldOf(column);
    const title = t(`components.column.${column}`);
    const explained = EXPLAINED.find(other => other === column);
    const active = order.orderBy === field;
    const label = field ? (
      <TableSortLabel
        active={active}
        direction={active ? order.order : firstDirection(field)}
        onClick={() =>
          onOrder({
            orderBy: field,
            order: active ? opposite(order.order) : firstDirection(field),
          })
        }
      >
        {title}
      </TableSortLabel>
    ) : (
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard has to come to what it means
      <span tabIndex={explained && 0}>{title}</span>
    );
    return (
      <TableCell
        key={column}
        align={alignOf(column)}
        className={explained && classes.explained}
        sortDirection={active ? order.order : false}
      >
        {explained ? (
          <Tooltip title={t(`components.columnHelp.${explained}`)}>
            {label}
          </Tooltip>
        ) : (
          label
        )}
      </TableCell>
    );
  };

  return (
    <ScrollArea label={t('components.tableLabel')}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('components.tableLabel')}
        aria-busy={props.loading}
      >
        <TableHead>
          <TableRow>
            {head('name')}
            {check !== undefined && (
              <TableCell className={classes.check}>{check}</TableCell>
            )}
            {columns.map(head)}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.length === 0 && (
            <TableRow>
              <TableCell colSpan={columns.length + 2}>
                <Typography gutterBottom>
                  {t(props.clear ? 'components.empty' : 'components.none')}
                </Typography>
                {props.clear}
              </TableCell>
            </TableRow>
          )}
          {items.map(item => (
            <TableRow key={item.entityRef} hover>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.wraps}
              >
                <Link to={scorecardPath(item.entityRef)}>{item.title}</Link>
                <Typography variant="caption" display="block">
                  {item.type ? `${item.kind} · ${item.type}` : item.kind}
                </Typography>
                {belowName.length > 0 && (
                  <div className={classes.belowName}>
                    {belowName.map(column => (
                      <ComponentCell key={column} column={column} item={item} />
                    ))}
                  </div>
                )}
              </TableCell>
              {check !== undefined && (
                <TableCell>
                  {item.checkState ? (
                    <StateLabel state={item.checkState} />
                  ) : (
                    '–'
                  )}
                </TableCell>
              )}
              {columns.map(column => (
                <TableCell
                  key={column}
                  align={alignOf(column)}
                  className={WRAPS.includes(column) ? classes.wraps : undefined}
                >
                  <ComponentCell column={column} item={item} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}

/** The columns where there is room for two or three of them: what matters stands under the name, then comes the gap. */
function narrowColumns(columns: readonly ComponentColumn[]): {
  columns: readonly ComponentColumn[];
  belowName: readonly ComponentColumn[];
} {
  const rest = columns.filter(column => !BELOW_NAME.includes(column));
  return {
    columns: [
      ...rest.filter(column => column === 'gap'),
      ...rest.filter(column => column !== 'gap'),
    ],
    belowName: columns.filter(column => BELOW_NAME.includes(column)),
  };
}

function alignOf(column: ComponentColumn | 'name'): 'left' | 'right' {
  return RIGHT.some(other => other === column) ? 'right' : 'left';
}

/** By what the API orders a column; nothing for those that it cannot order by. */
function orderFieldOf(
  column: ComponentColumn | 'name',
): ScorecardOrder | undefined {
  return SCORECARD_ORDERS.find(order => order === column);
}

// The worst comes first, as it is what people look for.
function firstDirection(field: ScorecardOrder): 'asc' | 'desc' {
  return field === 'gap' ? 'desc' : 'asc';
}

function opposite(order: 'asc' | 'desc'): 'asc' | 'desc' {
  return order === 'asc' ? 'desc' : 'asc';
}
