import { useState } from 'react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockMlScorecardsApi } from '../../__testUtils__/mockMlScorecardsApi';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { FormDialog } from './FormDialog';

const place = (name: string) => screen.getByRole('region', { name });
const button = (name: string) => screen.getByRole('button', { name });

/** Something that a dialog takes away, in a part of a page. */
function Page(props: {
  onSubmit: () => void;
  busy?: boolean;
  /** As buttons do in some browsers when they are clicked. */
  takesNoFocus?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const [isThere, setThere] = useState(true);
  return (
    <section aria-label="Page">
      <section aria-label="Part">
        {isThere && (
          <button
            onClick={({ currentTarget }) => {
              if (props.takesNoFocus) {
                currentTarget.blur();
              }
              setOpen(true);
            }}
          >
            Take away
          </button>
        )}
      </section>
      {isOpen && (
        <FormDialog
          id="dialog"
          title="Take it away"
          subject="It"
          verb={props.busy ? 'Taking …' : 'Take'}
          canSubmit
          busy={props.busy}
          onSubmit={() => {
            props.onSubmit();
            setThere(false);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </section>
  );
}

async function open(how: { busy?: boolean; takesNoFocus?: boolean } = {}) {
  const onSubmit = jest.fn();
  renderInPortal(<Page onSubmit={onSubmit} {...how} />, {
    api: mockMlScorecardsApi(),
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Take away' }),
  );
  return { onSubmit, dialog: within(await screen.findByRole('dialog')) };
}

const isClosed = () =>
  waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

describe('FormDialog', () => {
  it('gives the focus to what is left around the button that opened it and is gone', async () => {
    const { onSubmit, dialog } = await open();
    await userEvent.click(dialog.getByRole('button', { name: 'Take' }));
    await isClosed();
    expect(onSubmit).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(place('Part')).toHaveFocus());
  });

  it('gives it to nothing where nothing had it', async () => {
    const { dialog } = await open({ takesNoFocus: true });
    await userEvent.click(dialog.getByRole('button', { name: 'Take' }));
    await isClosed();
    expect(document.body).toHaveFocus();
    expect(document.documentElement).not.toHaveAttribute('tabindex');
  });

  it('gives it back to that button if it is still there', async () => {
    const { dialog } = await open();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await isClosed();
    expect(button('Take away')).toHaveFocus();
  });

  it('sends nothing again while it is being sent, and the button keeps the focus', async () => {
    const { onSubmit, dialog } = await open({ busy: true });
    const submit = dialog.getByRole('button', { name: 'Taking …' });
    submit.focus();
    await userEvent.click(submit);
    await userEvent.keyboard('{Enter}');
    expect(onSubmit).not.toHaveBeenCalled();
    expect(submit).toHaveFocus();
    expect(submit).toHaveAttribute('aria-disabled', 'true');
  });
});
