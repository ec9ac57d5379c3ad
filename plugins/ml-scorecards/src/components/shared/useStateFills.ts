import { makeStyles } from '@material-ui/core/styles';

/** The states that a bar tells apart. */
export const BAR_STATES = ['pass', 'fail', 'unknown'] as const;

/** What the states of checks are filled with, in bars and their legend, as charts have it: a pattern of its own for each. */
export const useStateFills = makeStyles(theme => {
  const shade = theme.palette.type === 'dark' ? 'light' : 'dark';
  const { paper } = theme.palette.background;
  return {
    pass: { backgroundColor: theme.palette.success[shade] },
    fail: {
      backgroundImage: `repeating-linear-gradient(-45deg, ${theme.palette.error[shade]} 0 3px, ${paper} 3px 5px)`,
    },
    unknown: {
      backgroundColor: theme.palette.warning[shade],
      backgroundImage: `radial-gradient(${paper} 1.5px, transparent 1.6px)`,
      backgroundSize: '6px 6px',
    },
  };
});
