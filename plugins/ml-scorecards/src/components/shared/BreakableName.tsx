import { Fragment } from 'react';

/** A long name that breaks after its dots and slashes, and never within a word. */
export function BreakableName(props: { children: string }) {
  const parts = props.children.split(/(?<=[./])/);
  return (
    <>
      {parts.map((part, index) => (
        // Parts of a name are never sorted, and two of them can be the same.
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
