import { ReactNode } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Alert from '@material-ui/lab/Alert';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FormDialog } from './FormDialog';
import { isOutdated } from './isOutdated';
import { messageOf } from './messageOf';
import { statusCodeOf } from './statusCodeOf';
import { Theirs } from './Theirs';
import { useAnswers } from './useAnswers';
import { SeenRecord } from './useSeenRecord';

/** How a dialog about a change can end. */
export interface ChangeEvents {
  onCancel: () => void;
  onSaved: (scorecard: Scorecard) => void;
  onForbidden: () => void;
}

/**
 * Asks for what a change needs and sends it. A change that failed, or that somebody else was faster with, stays on the
 * page, with what one wrote.
 */
export function ChangeDialog(
  props: ChangeEvents & {
    /** Unique on the page. */
    id: string;
    title: string;
    /** What is changed. */
    subject: string;
    /** The component that it belongs to. */
    entityRef: string;
    /** What the button says that sends it. */
    verb: string;
    isValid: boolean;
    seen: SeenRecord;
    /** What stands now, for whoever was slower; nothing if it was taken back. */
    theirs?: ReactNode;
    send: () => Promise<Scorecard>;
    children?: ReactNode;
  },
) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const answers = useAnswers();
  const { seen, theirs, send } = props;
  const { onCancel, onSaved, onForbidden } = props;

  const [{ loading, error }, save] = useAsyncFn(async () => {
    let changed: Scorecard;
    try {
      changed = await send();
    } catch (refusal) {
      if (isOutdated(refusal)) {
        answers.outdate({ by: 'others' });
      }
      if (statusCodeOf(refusal) === 403) {
        onForbidden();
        return;
      }
      // After a conflict the dialog stays, with what somebody wrote, and shows what stands now.
      throw refusal;
    }
    answers.outdate();
    onSaved(changed);
  }, [answers, send, onSaved, onForbidden]);

  const isConflict = statusCodeOf(error) === 409;
  let verb = seen.isOutdated ? t('changeDialog.replace') : props.verb;
  if (loading) {
    verb = t('changeDialog.saving');
  }

  return (
    <FormDialog
      id={props.id}
      title={props.title}
      subject={props.subject}
      entityRef={props.entityRef}
      verb={verb}
      canSubmit={props.isValid}
      busy={loading}
      onSubmit={save}
      onCancel={onCancel}
    >
      {seen.isOutdated && <Theirs by={seen.by}>{theirs}</Theirs>}
      {error && isConflict && !seen.isOutdated && (
        <Alert severity="warning">
          {t('changeDialog.conflict', { message: messageOf(error) })}
        </Alert>
      )}
      {props.children}
      {error && !isConflict && !loading && (
        <Alert severity="error">
          {t('changeDialog.failed', { message: messageOf(error) })}
        </Alert>
      )}
    </FormDialog>
  );
}
