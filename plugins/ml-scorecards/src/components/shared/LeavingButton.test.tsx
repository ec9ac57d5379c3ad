import { useRef, useState } from 'react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LeavingButton } from './LeavingButton';
import { useHandsOnFocus } from './useHandsOnFocus';

const place = (name: string) => screen.getByRole('region', { name });
const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

function Row({ name }: { name: string }) {
  return (
    <li ref={useHandsOnFocus<HTMLLIElement>()}>
      <button>{name}</button>
    </li>
  );
}

describe('what goes away while it has the focus', () => {
  it('hands it on to what is around it, if it is a button that is gone when it was pressed', async () => {
    function Filters() {
      const [isFiltered, setFiltered] = useState(true);
      return (
        <section aria-label="Page">
          <section aria-label="Filters">
            {isFiltered && (
              <LeavingButton onClick={() => setFiltered(false)}>
                Clear
              </LeavingButton>
            )}
          </section>
        </section>
      );
    }
    render(<Filters />);
    await press('Clear');
    expect(place('Filters')).toHaveFocus();
    // It does not stay on the way of those who go through the page with the keyboard.
    await userEvent.tab();
    expect(place('Filters')).not.toHaveAttribute('tabindex');
  });

  it('hands it on to what is left, if what is around it is gone as well', async () => {
    function Loaded() {
      const [hasFailed, setFailed] = useState(true);
      return (
        <section aria-label="Page">
          {hasFailed ? (
            <section aria-label="Failure">
              <LeavingButton onClick={() => setFailed(false)}>
                Try again
              </LeavingButton>
            </section>
          ) : (
            <p>There it is</p>
          )}
        </section>
      );
    }
    render(<Loaded />);
    await press('Try again');
    expect(screen.getByText('There it is')).toBeInTheDocument();
    expect(place('Page')).toHaveFocus();
  });

  it('hands it on if it is a button that is of no use any more', async () => {
    function Pages() {
      const [page, setPage] = useState(2);
      return (
        <section aria-label="Pages">
          <LeavingButton
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
          >
            Previous
          </LeavingButton>
        </section>
      );
    }
    render(<Pages />);
    await press('Previous');
    expect(place('Pages')).toHaveFocus();
  });

  it('keeps it while what it does is being done, and takes no other press', async () => {
    const onClick = jest.fn();
    const { rerender } = render(
      <LeavingButton onClick={onClick}>Older</LeavingButton>,
    );
    await press('Older');
    rerender(
      <LeavingButton busy onClick={onClick}>
        Older
      </LeavingButton>,
    );
    const button = screen.getByRole('button', { name: 'Older' });
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await press('Older');
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('leaves it to what takes it by itself', async () => {
    function Groups() {
      const [isShown, setShown] = useState(false);
      const took = useRef<HTMLHeadingElement>(null);
      return (
        <section aria-label="Groups">
          {!isShown && (
            <LeavingButton
              onClick={() => {
                setShown(true);
                took.current?.focus();
              }}
            >
              More
            </LeavingButton>
          )}
          <h2 ref={took} tabIndex={-1}>
            Next
          </h2>
        </section>
      );
    }
    render(<Groups />);
    await press('More');
    expect(screen.getByRole('heading', { name: 'Next' })).toHaveFocus();
  });

  it('hands it on from within a row to the list', async () => {
    const list = (names: string[]) => (
      <ul aria-label="To-dos">
        {names.map(name => (
          <Row key={name} name={name} />
        ))}
      </ul>
    );
    const { rerender } = render(list(['one', 'two']));
    screen.getByRole('button', { name: 'one' }).focus();
    rerender(list(['two']));
    await Promise.resolve();
    expect(screen.getByRole('list', { name: 'To-dos' })).toHaveFocus();
  });

  it.each([
    ['somewhere else', () => screen.getByRole('button', { name: 'two' })],
    ['nowhere', () => document.body],
  ])('takes it from nobody who went %s', async (_, whereTo) => {
    const list = (names: string[]) => (
      <ul>
        {names.map(name => (
          <Row key={name} name={name} />
        ))}
      </ul>
    );
    const { rerender } = render(list(['one', 'two']));
    const first = screen.getByRole('button', { name: 'one' });
    first.focus();
    first.blur();
    whereTo().focus();
    rerender(list(['two']));
    await Promise.resolve();
    expect(whereTo()).toHaveFocus();
  });
});
