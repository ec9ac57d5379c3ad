import { renderHook } from '@testing-library/react';
import {
  createTheme,
  getContrastRatio,
  ThemeProvider,
} from '@material-ui/core/styles';
import { useHeatmapColors } from './useHeatmapColors';

describe('the colours of the heatmap', () => {
  it.each([
    ['light', '#1f5493'],
    ['dark', '#9cc9ff'],
    ['light', 'hsl(60, 100%, 50%)'],
    ['dark', 'rgb(120, 120, 120)'],
  ] as const)('are readable in a %s theme with %s', (type, main) => {
    const theme = createTheme({ palette: { type, primary: { main } } });
    const { result } = renderHook(() => useHeatmapColors(), {
      wrapper: ({ children }) => (
        <ThemeProvider theme={theme}>{children}</ThemeProvider>
      ),
    });
    expect(result.current).toHaveLength(5);
    expect(
      new Set(result.current.map(({ backgroundColor }) => backgroundColor))
        .size,
    ).toBe(5);
    for (const { color, backgroundColor } of result.current) {
      expect(getContrastRatio(color, backgroundColor)).toBeGreaterThan(4.5);
    }
  });
});
