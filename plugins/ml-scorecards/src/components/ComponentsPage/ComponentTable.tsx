import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Typography from '@material-ui/core/Typography';
import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { formatShare } from '../shared/formatShare';
import { LevelLabel } from '../shared/LevelLabel';
import { TierLabel } from '../shared/TierLabel';
import { useScorecardPath } from '../shared/useScorecardPath';
import { ComponentOrder, ComponentOrderField } from './useComponentFilters';

const useStyles = makeStyles(theme => ({
  table: {
    // Narrower screens scroll it sideways.
    minWidth: theme.spacing(110),
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
    },
    // Rows that are on their way out stay readable and take no clicks.
    '&[aria-busy="true"] tbody': {
      opacity: theme.palette.action.disabledOpacity,
      pointerEvents: 'none',
    },
  },
  head: {
    '& th': {
      whiteSpace: 'nowrap',
    },
  },
  name: {
    minWidth: theme.spacing(22),
  },
  owner: {
    minWidth: theme.spacing(18),
  },
  noWrap: {
    whiteSpace: 'nowrap',
  },
}));

export function ComponentTable(props: {
  items: ScorecardSummary[];
  loading: boolean;
  order: ComponentOrder;
  onOrder: (order: ComponentOrder) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const scorecardPath = useScorecardPath();
  const { items, order, onOrder } = props;

  const sortable = (field: ComponentOrderField, title: ReactNode) => {
    const active = order.orderBy === field;
    return (
      <TableCell
        align={field === 'name' ? 'left' : 'right'}
        sortDirection={active ? order.order : false}
      >
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
      </TableCell>
    );
  };

  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('components.tableLabel')}
    >
      <Table
        size="small"
        className={classes.table}
        aria-label={t('components.tableLabel')}
        aria-busy={props.loading}
      >
        <TableHead className={classes.head}>
          <TableRow>
            {sortable('name', t('components.column.name'))}
            <TableCell>{t('components.column.owner')}</TableCell>
            <TableCell>{t('components.column.tier')}</TableCell>
            <TableCell>{t('components.column.level')}</TableCell>
            <TableCell>{t('components.column.target')}</TableCell>
            {sortable('gap', t('components.column.gap'))}
            {sortable('score', t('components.column.score'))}
            <TableCell align="right">
              {t('components.column.coverage')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.length === 0 && (
            <TableRow>
              <TableCell colSpan={8}>
                <Typography>{t('components.empty')}</Typography>
              </TableCell>
            </TableRow>
          )}
          {items.map(item => (
            <TableRow key={item.entityRef} hover>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.name}
              >
                <Link to={scorecardPath(item.entityRef)}>{item.title}</Link>
                <Typography
                  variant="caption"
                  display="block"
                  color="textSecondary"
                >
                  {item.type ? `${item.kind} · ${item.type}` : item.kind}
                </Typography>
              </TableCell>
              <TableCell className={classes.owner}>
                {item.owner ? (
                  <EntityRefLink entityRef={item.owner} defaultKind="group" />
                ) : (
                  t('components.nothing')
                )}
              </TableCell>
              <TableCell>
                <TierLabel tier={item.tier} />
              </TableCell>
              <TableCell>
                <LevelLabel level={item.level} />
                {item.waived > 0 && (
                  <Typography variant="caption" display="block">
                    {t('target.waived', { count: item.waived })}
                  </Typography>
                )}
              </TableCell>
              <TableCell className={classes.noWrap}>
                {t(`level.${item.targetLevel}`)}
              </TableCell>
              <TableCell align="right" className={classes.noWrap}>
                {item.gap === 0
                  ? t('components.noGap')
                  : t('components.gapOnly', { count: item.gap })}
              </TableCell>
              <TableCell align="right">{share(item.score)}</TableCell>
              <TableCell align="right">{share(item.coverage)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function share(value: number | null): string {
  return value === null ? '–' : formatShare(value);
}

// The worst comes first, as it is what people look for.
function firstDirection(field: ComponentOrderField): 'asc' | 'desc' {
  return field === 'gap' ? 'desc' : 'asc';
}

function opposite(order: 'asc' | 'desc'): 'asc' | 'desc' {
  return order === 'asc' ? 'desc' : 'asc';
}
