import { useEffect, useRef } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  DimensionRollup,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { FilterLink } from '../shared/FilterLink';
import { groupFilter } from '../MaturityPage/groupFilter';
import { useGroupTitle } from '../MaturityPage/useGroupTitle';
import { HeatmapCells } from './HeatmapCells';
import { HeatmapIndent } from './HeatmapIndent';
import { gapPerComponent, HeatmapLine, isUnknownGroup } from './heatmapLines';
import { HeatmapColors } from './useHeatmapColors';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  name: {
    display: 'flex',
    alignItems: 'center',
    minHeight: theme.spacing(4),
    minWidth: theme.spacing(16),
    [theme.breakpoints.down('sm')]: {
      minWidth: theme.spacing(13),
    },
  },
  title: {
    [theme.breakpoints.down('sm')]: {
      maxWidth: theme.spacing(15),
      overflowWrap: 'break-word',
    },
  },
  // As wide as the button that opens a group, so that names stand in line, and the figures below a name with it.
  besideButton: {
    paddingLeft: theme.spacing(4),
  },
  button: {
    width: theme.spacing(4),
    height: theme.spacing(4),
  },
  figure: {
    whiteSpace: 'nowrap',
  },
  made: {
    display: 'block',
    color: theme.palette.text.secondary,
    [theme.breakpoints.up('md')]: {
      whiteSpace: 'nowrap',
    },
  },
  folded: {
    fontWeight: 'normal',
    whiteSpace: 'nowrap',
    lineHeight: 1.5,
  },
  total: {
    '& th': {
      fontWeight: theme.typography.fontWeightBold,
    },
  },
}));

/** How all rows of a heatmap are shown. */
export interface HeatmapRowLook {
  groupBy: MaturityGrouping;
  dimensions: DimensionRollup[];
  colors: HeatmapColors;
  /** Whether there is no room for columns besides those of dimensions. */
  isNarrow: boolean;
}

/** A group with how it stands in each dimension. Its figures lead to the components behind them. */
export function HeatmapRow(
  props: HeatmapRowLook & {
    line: HeatmapLine;
    /** `total` is everything, `group-total` the group that the page is about. */
    is: 'total' | 'group-total' | 'group';
    open?: boolean;
    onToggle?: () => void;
    /** Shows the group alone. */
    path?: string;
    /** Whether it has the focus when it comes. */
    takesFocus?: boolean;
  },
) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const row = useRef<HTMLTableRowElement>(null);
  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus) {
      row.current?.focus();
    }
  }, [takesFocus]);
  const formats = useFormats();
  const { groupBy, line, is, isNarrow } = props;
  const { rollup } = line;
  const titleOf = useGroupTitle(groupBy);
  const groupTitle = is === 'group' ? titleOf(line) : line.title;
  const title = line.ownOnly
    ? t('heatmap.own', { title: groupTitle })
    : groupTitle;
  const note =
    is === 'group' && isUnknownGroup(groupBy, line)
      ? t('heatmap.notInCatalog')
      : undefined;
  const filters = filtersOf(groupBy, line, is);
  const below = rollup.components - rollup.atTarget;

  /** What a head orders by stands large, and what it is made of below. */
  const figure = (options: {
    count: number;
    what: string;
    filter: Partial<ComponentFilters>;
    shown: string;
    made?: string;
  }) => {
    const { count, what, filter, shown, made } = options;
    return (
      <>
        {count > 0 ? (
          <FilterLink
            filters={{ ...filters, ...filter }}
            label={t('maturity.show', {
              what: `${title}, ${what}: ${[shown, made]
                .filter(Boolean)
                .join(', ')}`,
            })}
          >
            <span className={classes.figure}>{shown}</span>
          </FilterLink>
        ) : (
          <span className={classes.figure}>{shown}</span>
        )}
        {made && !isNarrow && (
          <Typography
            variant="caption"
            component="span"
            className={`${classes.made} ${classes.figure}`}
          >
            {made}
          </Typography>
        )}
      </>
    );
  };

  const figures = [
    {
      of: 'need',
      title: t('heatmap.gapEach'),
      shown: figure({
        count: rollup.gap,
        what: t('heatmap.gapPerComponent'),
        filter: { gap: 'true' },
        shown: formats.average(gapPerComponent(rollup)),
        made: t('heatmap.inAll', { number: formats.count(rollup.gap) }),
      }),
    },
    {
      of: 'below',
      title: t('heatmap.below'),
      shown: figure({
        count: below,
        what: t('heatmap.below'),
        filter: { atTarget: 'false' },
        shown: formats.share(below / Math.max(1, rollup.components)),
        made: t('heatmap.belowOf', {
          below: formats.count(below),
          components: formats.count(rollup.components),
        }),
      }),
    },
    {
      of: 'components',
      title: t('heatmap.components'),
      shown: figure({
        count: rollup.components,
        what: t('heatmap.components'),
        filter: {},
        shown: formats.count(rollup.components),
      }),
    },
  ];

  return (
    <TableRow
      ref={row}
      tabIndex={takesFocus ? -1 : undefined}
      className={is === 'group' ? undefined : classes.total}
    >
      <TableCell component="th" scope="row" role="rowheader">
        <HeatmapIndent depth={line.depth} isNarrow={isNarrow}>
          <Name {...props} title={title} note={note} />
          {/* There is no room for columns before those that are coloured. */}
          {isNarrow && (
            <div className={line.isInTree ? classes.besideButton : undefined}>
              {figures.map(({ of, title: name, shown }) => (
                <Typography
                  key={of}
                  variant="caption"
                  component="div"
                  className={classes.folded}
                >
                  {name}: {shown}
                </Typography>
              ))}
            </div>
          )}
        </HeatmapIndent>
      </TableCell>
      {!isNarrow &&
        figures.map(({ of, shown }) => (
          <TableCell key={of} align="right">
            {shown}
          </TableCell>
        ))}
      <HeatmapCells
        dimensions={props.dimensions}
        rollup={rollup}
        title={title}
        filters={filters}
        colors={props.colors}
      />
    </TableRow>
  );
}

function Name(props: {
  line: HeatmapLine;
  title: string;
  /** What is to be known of it besides. */
  note?: string;
  open?: boolean;
  onToggle?: () => void;
  path?: string;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { line, title, open } = props;
  return (
    <div
      className={
        line.isInTree && !line.opens
          ? `${classes.name} ${classes.besideButton}`
          : classes.name
      }
    >
      {line.opens && (
        <IconButton
          size="small"
          className={classes.button}
          onClick={props.onToggle}
          aria-expanded={open}
          aria-label={
            open
              ? t('heatmap.collapse', { title })
              : t('heatmap.expand', { title })
          }
        >
          {open ? <ExpandMoreIcon /> : <ChevronRightIcon />}
        </IconButton>
      )}
      <div className={classes.title}>
        {props.path ? (
          <Link to={props.path} aria-label={t('maturity.focusOn', { title })}>
            {title}
          </Link>
        ) : (
          title
        )}
        {props.note && (
          <Typography
            variant="caption"
            component="span"
            className={classes.made}
          >
            {props.note}
          </Typography>
        )}
      </div>
    </div>
  );
}

/** What gives the components that a row counts. */
function filtersOf(
  groupBy: MaturityGrouping,
  line: HeatmapLine,
  is: 'total' | 'group-total' | 'group',
): Partial<ComponentFilters> {
  if (is === 'total') {
    return {};
  }
  return {
    ...groupFilter(groupBy, line.id),
    ownerOnly: line.ownOnly ? 'true' : undefined,
  };
}
