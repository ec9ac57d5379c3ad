import { Theme } from '@material-ui/core/styles';

/**
 * A frame around what has the focus of the keyboard, in what bears this style or is it. Some of Material UI's parts show it by a
 * background or a movement only, which nobody sees where a system chooses all colours, or allows no movement.
 */
export function focusOutline({ palette }: Theme) {
  return {
    '&.Mui-focusVisible, & .Mui-focusVisible': {
      outline: `2px solid ${palette.primary.main}`,
      outlineOffset: -2,
    },
  };
}
