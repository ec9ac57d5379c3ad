import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import Tooltip from '@material-ui/core/Tooltip';
import { DimensionRollup, Rollup } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { useComponentsPath } from '../shared/useComponentsPath';
import { dimensionStanding } from './dimensionStanding';
import { HeatmapColors, heatmapStep } from './useHeatmapColors';
import { useFormats } from '../shared/useFormats';
import { useUnknownFill } from './useUnknownFill';

const useStyles = makeStyles(theme => ({
  cell: {
    minWidth: theme.spacing(6),
    textAlign: 'center',
    whiteSpace: 'nowrap',
    // In the table the padding of its cells is stronger than this one without.
    '&&&': {
      padding: theme.spacing(0.5, 0.25),
    },
    position: 'relative',
    // The legend says what the colours stand for, so they have to be seen.
    forcedColorAdjust: 'none',
    lineHeight: 1.3,
    borderLeft: `1px solid ${theme.palette.background.paper}`,
  },
  // All of the cell can be clicked, and what it is called begins with what one sees of it.
  link: {
    color: 'inherit',
    '&::after': {
      content: '""',
      position: 'absolute',
      top: 0,
      right: 0,
      bottom: 0,
      left: 0,
    },
    '&:focus-visible': {
      outline: 'none',
    },
    '&:focus-visible::after': {
      outline: '2px solid currentColor',
      outlineOffset: -3,
    },
  },
  unknown: {
    display: 'block',
    fontSize: theme.typography.caption.fontSize,
  },
}));

/**
 * How a group stands in each dimension. A cell leads to the components that have something to do there. All cells of a row
 * share what they are written and linked with: asking for it in each of hundreds takes as long as drawing them.
 */
export function HeatmapCells(props: {
  dimensions: Pick<DimensionRollup, 'id' | 'title'>[];
  rollup: Rollup;
  /** What the group is called. */
  title: string;
  /** What gives the components of the group. */
  filters: Partial<ComponentFilters>;
  colors: HeatmapColors;
}) {
  const classes = useStyles();
  const fill = useUnknownFill();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const componentsPath = useComponentsPath();
  const { rollup, title, filters, colors } = props;

  const cell = (dimension: Pick<DimensionRollup, 'id' | 'title'>) => {
    const { share, unknownShare, applicable, pass, fail, unknown } =
      dimensionStanding(rollup, dimension.id);
    if (share === undefined) {
      return (
        <TableCell key={dimension.id} className={classes.cell}>
          <span
            role="img"
            aria-label={t('heatmap.notApplicable', {
              title,
              dimension: dimension.title,
            })}
          >
            –
          </span>
        </TableCell>
      );
    }
    // Nothing known is not the same as nothing passed.
    const isUnknown = unknown === applicable;
    const label = t(isUnknown ? 'heatmap.cellUnknown' : 'heatmap.cell', {
      title,
      dimension: dimension.title,
      share: formats.share(share),
      applicable: formats.count(applicable),
      pass: formats.count(pass),
      fail: formats.count(fail),
      unknown: formats.count(unknown),
    });
    return (
      <TableCell
        key={dimension.id}
        className={isUnknown ? `${classes.cell} ${fill.unknown}` : classes.cell}
        style={isUnknown ? undefined : colors[heatmapStep(share)]}
      >
        <Tooltip title={label}>
          <Link
            to={componentsPath({
              ...filters,
              dimension: dimension.id,
              state: pass < applicable ? ['fail', 'unknown'] : ['pass'],
            })}
            className={classes.link}
            aria-label={label}
          >
            {isUnknown ? '?' : formats.share(share)}
          </Link>
        </Tooltip>
        {unknown > 0 && !isUnknown && (
          <span className={classes.unknown} aria-hidden>
            ? {formats.share(unknownShare ?? 0)}
          </span>
        )}
      </TableCell>
    );
  };

  return <>{props.dimensions.map(cell)}</>;
}
