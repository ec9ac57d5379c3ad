import { useLayoutEffect } from 'react';
import Button, { ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { handOnFocus } from './handOnFocus';
import { useHandsOnFocus } from './useHandsOnFocus';

const useStyles = makeStyles(theme => ({
  busy: {
    color: theme.palette.text.secondary,
    cursor: 'default',
  },
  busyContained: {
    '&, &:hover': {
      color: theme.palette.text.secondary,
      backgroundColor: theme.palette.action.disabledBackground,
      boxShadow: 'none',
    },
    cursor: 'default',
  },
}));

/** A button that may be gone, or of no use, once it was pressed. The focus is never lost with it. */
export function LeavingButton(
  props: ButtonProps & {
    /** Whether what it does is being done: it takes no other press, and keeps the focus. */
    busy?: boolean;
  },
) {
  const classes = useStyles();
  const { busy = false, onClick, className, ...button } = props;
  const { disabled, variant } = button;
  const look = variant === 'contained' ? classes.busyContained : classes.busy;
  const ref = useHandsOnFocus<HTMLButtonElement>();
  useLayoutEffect(() => {
    if (disabled && ref.current) {
      handOnFocus(ref.current);
    }
  }, [disabled, ref]);
  return (
    <Button
      {...button}
      ref={ref}
      className={busy ? `${className ?? ''} ${look}` : className}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    />
  );
}
