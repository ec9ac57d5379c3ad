import { FormEvent, ReactNode, useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { LeavingButton } from './LeavingButton';
import { useReturnsFocus } from './useReturnsFocus';

const useStyles = makeStyles(theme => ({
  // Seen only where a system chooses all colours, and leaves no shadow.
  paper: {
    border: '1px solid transparent',
  },
  // Between the title and the buttons the content scrolls, as it does in a dialog without a form.
  form: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
  },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: theme.spacing(2),
    '& > *': {
      margin: 0,
    },
    // A system that chooses all colours puts the ground of a field over its label otherwise.
    '& label': {
      zIndex: 1,
    },
  },
  subject: {
    margin: 0,
  },
  actions: {
    padding: theme.spacing(1, 3, 2),
  },
}));

/** A dialog with a form about one thing. */
export function FormDialog(props: {
  /** Unique on the page. */
  id: string;
  title: string;
  /** What it is about. */
  subject: string;
  /** The component that it belongs to. */
  entityRef?: string;
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
  const { busy = false, entityRef } = props;
  useReturnsFocus();

  // What is asked for first can be written at once.
  const focusFirst = useCallback(
    (form: HTMLFormElement | null) =>
      form
        ?.querySelector<HTMLElement>('textarea:not([aria-hidden]), input')
        ?.focus(),
    [],
  );

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
      PaperProps={{ className: classes.paper }}
    >
      <form
        ref={focusFirst}
        onSubmit={submit}
        noValidate
        className={classes.form}
      >
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent dividers className={classes.content}>
          <div>
            <DialogContentText color="textPrimary" className={classes.subject}>
              {subject}
            </DialogContentText>
            {entityRef && (
              <Typography variant="body2" color="textSecondary">
                <EntityDisplayName
                  entityRef={entityRef}
                  hideIcon
                  disableTooltip
                />
              </Typography>
            )}
          </div>
          {props.children}
        </DialogContent>
        <DialogActions className={classes.actions}>
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
