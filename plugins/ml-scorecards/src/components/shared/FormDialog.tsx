import { FormEvent, ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from './LeavingButton';
import { useReturnsFocus } from './useReturnsFocus';

const useStyles = makeStyles({
  // Between the title and the buttons the content scrolls, as it does in a dialog without a form.
  form: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
  },
});

/** A dialog with a form about one thing. */
export function FormDialog(props: {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What it is about. */
  subject: string;
  /** What the button says that sends it. */
  verb: string;
  canSubmit: boolean;
  /** Whether it is being sent: it is not sent again, and the button keeps the focus. */
  busy?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children?: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { id, title, subject, verb, canSubmit, onSubmit, onCancel } = props;
  const { busy = false } = props;
  useReturnsFocus();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canSubmit && !busy) {
      onSubmit();
    }
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onCancel}
      aria-labelledby={`${id}-title`}
    >
      <form onSubmit={submit} noValidate className={classes.form}>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent dividers>
          <DialogContentText color="textPrimary">{subject}</DialogContentText>
          {props.children}
        </DialogContent>
        <DialogActions>
          <Button onClick={onCancel}>{t('changeDialog.cancel')}</Button>
          <LeavingButton
            type="submit"
            color="primary"
            variant="contained"
            disabled={!canSubmit && !busy}
            busy={busy}
          >
            {verb}
          </LeavingButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
