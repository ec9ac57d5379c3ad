import CheckBoxIcon from '@material-ui/icons/CheckBox';
import CheckBoxOutlineBlankIcon from '@material-ui/icons/CheckBoxOutlineBlank';

/**
 * Says to the eye whether a choice of a menu or list is chosen, which the choice itself says to screen readers. It is no control of its
 * own: that would be one within another.
 */
export function ChosenBox({ chosen }: { chosen: boolean }) {
  const Box = chosen ? CheckBoxIcon : CheckBoxOutlineBlankIcon;
  return (
    <Box fontSize="small" color={chosen ? 'primary' : 'action'} aria-hidden />
  );
}
