import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { focusOutline } from './focusOutline';

const useStyles = makeStyles(theme => ({
  button: focusOutline(theme),
}));

/** A button that shows and hides what belongs to it. */
export function Disclosure(props: {
  /** Unique on the page. */
  id: string;
  label: string;
  /** What a screen reader says instead, where the label alone does not tell what it belongs to. */
  spokenLabel?: string;
  /** Keeps what was begun inside while it is closed. */
  keeps?: boolean;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const toggle = () => {
    setOpen(!open);
    setWasOpen(true);
    props.onToggle?.(!open);
  };
  return (
    <>
      <Button
        size="small"
        className={classes.button}
        color="primary"
        aria-label={props.spokenLabel}
        aria-expanded={open}
        aria-controls={props.id}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={toggle}
      >
        {props.label}
      </Button>
      <div id={props.id} hidden={!open}>
        {(open || (props.keeps && wasOpen)) && props.children}
      </div>
    </>
  );
}
