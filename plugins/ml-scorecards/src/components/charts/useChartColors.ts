import { alpha, useTheme } from '@material-ui/core/styles';
import { CheckState, Level } from 'backstage-plugin-ml-scorecards-common';

/**
 * The colours of charts, all of them the theme's. Levels are steps of one colour, from weak to strong, which people who do not
 * see colours can tell apart as well; states have those of their labels and need a pattern besides.
 */
export function useChartColors(): {
  level: Record<Level, string>;
  state: Record<CheckState, string>;
  value: string;
  limit: string;
} {
  const { palette } = useTheme();
  const strong = palette.type === 'dark' ? 'light' : 'dark';
  return {
    level: {
      none: palette.action.disabledBackground,
      bronze: alpha(palette.primary.main, 0.3),
      silver: alpha(palette.primary.main, 0.6),
      gold: palette.primary.main,
    },
    state: {
      pass: palette.success[strong],
      fail: palette.error[strong],
      unknown: palette.warning[strong],
      'not-applicable': palette.action.disabledBackground,
    },
    value: palette.primary.main,
    limit: palette.text.secondary,
  };
}
