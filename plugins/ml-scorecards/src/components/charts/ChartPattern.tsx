import { useTheme } from '@material-ui/core/styles';

/** How an area is filled: its colour, and strokes or dots on it, so that its colour is not the only sign. */
export function ChartPattern(props: {
  id: string;
  color: string;
  pattern?: 'hatched' | 'dotted';
}) {
  const { id, color, pattern } = props;
  const { background } = useTheme().palette;
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill={color} />
      {pattern === 'hatched' && (
        <path
          d="M-2 2 l4 -4 M0 8 l8 -8 M6 10 l4 -4"
          stroke={background.paper}
          strokeWidth="2"
        />
      )}
      {pattern === 'dotted' && (
        <circle cx="4" cy="4" r="1.5" fill={background.paper} />
      )}
    </pattern>
  );
}
