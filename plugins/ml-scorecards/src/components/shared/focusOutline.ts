import { Theme } from '@material-ui/core/styles';

/**
 * A frame around what has the focus of the keyboard, in what bears this style. Some of Material UI's parts show it by a
 * background only, which nobody sees where a system chooses all colours.
 */
export function focusOutline({ palette }: Theme) {
  return {
    '& .Mui-focusVisible': {
      outline: `2px solid ${palette.primary.main}`,
      outlineOffset: -2,
    },
  };
}
