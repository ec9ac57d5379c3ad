import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { useFormats } from './useFormats';

const DAY =
  /(?<![\w./-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-])/g;

/** A text in which each of some entity refs is a link to the entity, and days are written as the reader writes them. */
export function TextWithEntities(props: {
  text: string;
  entityRefs?: readonly string[];
}) {
  const formats = useFormats();
  return (
    <>
      {splitAtRefs(props.text, props.entityRefs ?? []).map(
        ({ part, isRef, start }) =>
          isRef ? (
            <EntityRefLink key={start} entityRef={part} />
          ) : (
            <Fragment key={start}>
              {part.replace(DAY, day => formats.day(day))}
            </Fragment>
          ),
      )}
    </>
  );
}

interface Part {
  readonly part: string;
  readonly isRef: boolean;
  readonly start: number;
}

function splitAtRefs(text: string, refs: readonly string[]): Part[] {
  // One ref can begin with another.
  const longestFirst = [...refs].sort((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let from = 0;
  let at = 0;
  const addTextBefore = (end: number) => {
    if (end > from) {
      parts.push({ part: text.slice(from, end), isRef: false, start: from });
    }
  };
  while (at < text.length) {
    const start = at;
    const ref = longestFirst.find(candidate =>
      text.startsWith(candidate, start),
    );
    if (ref) {
      addTextBefore(start);
      parts.push({ part: ref, isRef: true, start });
      at += ref.length;
      from = at;
    } else {
      at += 1;
    }
  }
  addTextBefore(text.length);
  return parts;
}
