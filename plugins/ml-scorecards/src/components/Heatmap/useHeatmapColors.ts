import {
  decomposeColor,
  getContrastRatio,
  hslToRgb,
  useTheme,
} from '@material-ui/core/styles';
import { wholePercent } from 'backstage-plugin-ml-scorecards-common';

/** How many strengths of the colour there are. */
export const HEATMAP_STEPS = 5;

/** What cells are filled with and written in, from weak to strong. */
export type HeatmapColors = { backgroundColor: string; color: string }[];

const WEAKEST = 0.08;
const STRONGEST = 0.9;

/** Which of the strengths shows a share, as it is written: each stands for a fifth, and the last one for all of it as well. */
export function heatmapStep(share: number): number {
  return Math.min(
    Math.floor((wholePercent(share) * HEATMAP_STEPS) / 100),
    HEATMAP_STEPS - 1,
  );
}

/**
 * The strengths of the heatmap, from weak to strong: the theme's first colour on its paper, as levels have it elsewhere. What is
 * written on one is black or white, whichever is easier to read, so that its contrast is 4.5 at least in any theme.
 */
export function useHeatmapColors(): HeatmapColors {
  const { palette } = useTheme();
  return Array.from({ length: HEATMAP_STEPS }, (_, step) => {
    const backgroundColor = mix(
      palette.primary.main,
      palette.background.paper,
      WEAKEST + ((STRONGEST - WEAKEST) * step) / (HEATMAP_STEPS - 1),
    );
    const { black, white } = palette.common;
    return {
      backgroundColor,
      color:
        getContrastRatio(black, backgroundColor) >=
        getContrastRatio(white, backgroundColor)
          ? black
          : white,
    };
  });
}

function mix(color: string, under: string, share: number): string {
  const [top, bottom] = [color, under].map(channelsOf);
  return `rgb(${top
    .map((value, index) =>
      Math.round(value * share + bottom[index] * (1 - share)),
    )
    .join(', ')})`;
}

function channelsOf(color: string): number[] {
  const { values } = decomposeColor(
    color.startsWith('hsl') ? hslToRgb(color) : color,
  );
  return values.slice(0, 3);
}
