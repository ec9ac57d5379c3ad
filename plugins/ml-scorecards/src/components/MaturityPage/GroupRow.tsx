import { useTranslationRef } from '@backstage/frontend-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  LEVELS,
  MaturityGroup,
  MaturityGrouping,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CountList } from './CountList';
import { FilterLink } from './FilterLink';
import { groupFilter } from './groupFilter';
import { LevelDistribution } from './LevelDistribution';

const useStyles = makeStyles(theme => ({
  name: {
    display: 'flex',
    alignItems: 'center',
    minHeight: theme.spacing(4),
    minWidth: theme.spacing(28),
  },
  // As wide as the button that opens a group, so that names stand in line.
  noButton: {
    width: theme.spacing(4),
    flexShrink: 0,
  },
  counts: {
    minWidth: theme.spacing(26),
  },
  button: {
    width: theme.spacing(4),
    height: theme.spacing(4),
  },
}));

export function GroupRow(props: {
  groupBy: MaturityGrouping;
  group: MaturityGroup;
  depth: number;
  ownOnly: boolean;
  open: boolean;
  onToggle: () => void;
}) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { group, groupBy, ownOnly } = props;
  const counts = ownOnly ? group.own : group.total;
  const title =
    group.id === '' ? t(`maturity.withoutGroup.${groupBy}`) : group.title;
  // What a group holds without its descendants cannot be asked for, so its numbers lead nowhere.
  const filter = ownOnly ? undefined : groupFilter(groupBy, group.id);
  const opens = !ownOnly && group.children.length > 0;

  return (
    <TableRow hover>
      <TableCell component="th" scope="row" role="rowheader">
        <div
          className={classes.name}
          style={{ paddingLeft: theme.spacing(3 * props.depth) }}
        >
          {opens ? (
            <IconButton
              size="small"
              className={classes.button}
              onClick={props.onToggle}
              aria-expanded={props.open}
              aria-label={
                props.open
                  ? t('maturity.collapse', { title })
                  : t('maturity.expand', { title })
              }
            >
              {props.open ? <ExpandMoreIcon /> : <ChevronRightIcon />}
            </IconButton>
          ) : (
            <span className={classes.noButton} />
          )}
          {ownOnly ? t('maturity.ownComponents', { title }) : title}
        </div>
      </TableCell>
      <TableCell align="right">
        {filter ? (
          <FilterLink
            filters={filter}
            label={t('maturity.showCount', {
              count: counts.components,
              what: title,
            })}
          >
            {counts.components}
          </FilterLink>
        ) : (
          counts.components
        )}
      </TableCell>
      <TableCell align="right">
        {t('maturity.atTargetOf', {
          atTarget: String(counts.atTarget),
          components: String(counts.components),
        })}
      </TableCell>
      <TableCell className={classes.counts}>
        <LevelDistribution levels={counts.levels} />
        <CountList
          counts={LEVELS.map(level => ({
            count: counts.levels[level],
            what: t(`levelShort.${level}`),
            filters: filter && { ...filter, level: [level] },
          }))}
          of={title}
        />
      </TableCell>
      <TableCell className={classes.counts}>
        <CountList
          counts={RELIABILITY_TIERS.map(tier => ({
            count: counts.tiers[tier],
            what: t(`tierShort.${tier}`),
            filters: filter && { ...filter, tier: [tier] },
          }))}
          of={title}
        />
      </TableCell>
    </TableRow>
  );
}
