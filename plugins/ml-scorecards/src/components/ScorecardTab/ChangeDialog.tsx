import { FormEvent, ReactNode } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { statusCodeOf } from '../shared/statusCodeOf';

/** Why the backend did not take a change: somebody was faster, or one may not. */
export type Refusal = 'conflict' | 'forbidden';

/** How a dialog about a change can end. */
export interface ChangeEvents {
  onCancel: () => void;
  onSaved: (scorecard: Scorecard) => void;
  onRefused: (why: Refusal) => void;
}

/** Asks for what a change needs and sends it. A change that failed stays on the page, with what one wrote. */
export function ChangeDialog(
  props: ChangeEvents & {
    /** Unique on the page. */
    id: string;
    title: string;
    /** What is changed. */
    subject: string;
    /** What the button says that sends it. */
    verb: string;
    isValid: boolean;
    send: () => Promise<Scorecard>;
    children?: ReactNode;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { id, title, subject, verb, isValid, send } = props;
  const { onCancel, onSaved, onRefused } = props;

  const [{ loading, error }, save] = useAsyncFn(async () => {
    let changed: Scorecard;
    try {
      changed = await send();
    } catch (refusal) {
      const statusCode = statusCodeOf(refusal);
      if (statusCode === 409) {
        onRefused('conflict');
        return;
      }
      if (statusCode === 403) {
        onRefused('forbidden');
        return;
      }
      throw refusal;
    }
    onSaved(changed);
  }, [send, onSaved, onRefused]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onCancel}
      aria-labelledby={`${id}-title`}
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText color="textPrimary">{subject}</DialogContentText>
          {props.children}
          {error && !loading && (
            <Alert severity="error">
              {t('changeDialog.failed', { message: error.message })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onCancel}>{t('changeDialog.cancel')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={loading || !isValid}
          >
            {loading ? t('changeDialog.saving') : verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
