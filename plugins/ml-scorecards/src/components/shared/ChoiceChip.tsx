import Chip from '@material-ui/core/Chip';
import CheckIcon from '@material-ui/icons/Check';

/** One of several things to choose, told apart by more than its colour when it is chosen. */
export function ChoiceChip(props: {
  label: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <Chip
      component="button"
      type="button"
      clickable
      variant="outlined"
      color={props.isChosen ? 'primary' : 'default'}
      icon={props.isChosen ? <CheckIcon /> : undefined}
      aria-pressed={props.isChosen}
      label={props.label}
      onClick={props.onChoose}
    />
  );
}
