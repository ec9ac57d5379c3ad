import { CSSProperties } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { Level } from 'backstage-plugin-ml-scorecards-common';
import { useChartColors } from '../charts/useChartColors';

/** What each level is filled with, as the chart of the levels has it: no level is hatched, as grey is too much like bronze. */
export function useLevelFills(): Record<Level, CSSProperties> {
  const { level } = useChartColors();
  const { paper } = useTheme().palette.background;
  return {
    gold: { backgroundColor: level.gold },
    silver: { backgroundColor: level.silver },
    bronze: { backgroundColor: level.bronze },
    none: {
      backgroundColor: level.none,
      backgroundImage: `repeating-linear-gradient(-45deg, transparent 0 3px, ${paper} 3px 5px)`,
    },
  };
}
