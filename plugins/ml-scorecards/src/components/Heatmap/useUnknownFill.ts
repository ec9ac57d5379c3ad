import { makeStyles } from '@material-ui/core/styles';

/** What a cell is filled with of which nothing is known. */
export const useUnknownFill = makeStyles(theme => ({
  unknown: {
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.paper,
    backgroundImage: `repeating-linear-gradient(-45deg, ${theme.palette.divider} 0 2px, transparent 2px 7px)`,
    forcedColorAdjust: 'none',
  },
}));
