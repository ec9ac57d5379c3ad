import { Dialect } from './Dialect';

/** A matcher of several values at once, as the collector writes them: `job=~"a|b"`. */
const ONE_OF = /(\w+)=~"((?:[^"\\]|\\.)*)"/g;

/**
 * The collector asks about some components at a time, and as of now. Here each question is taken for one about all, and
 * the answer is what is left of it for those that were asked about.
 */
export const prometheusDialect: Dialect = {
  times: ['time', 'start', 'end'],
  same: text => text.replace(ONE_OF, '$1=~"…"'),
  isByDay: json => (json as PrometheusAnswer).data?.resultType === 'matrix',
  narrow(json, question) {
    const { data, ...rest } = json as PrometheusAnswer;
    if (!data?.result) return json;
    const wanted = [...(question.get('query') ?? '').matchAll(ONE_OF)].map(
      ([, label, pattern]) => ({ label, names: namesIn(pattern) }),
    );
    const result = data.result.filter(({ metric }) =>
      wanted.every(
        ({ label, names }) =>
          metric[label] === undefined || names.includes(metric[label]),
      ),
    );
    return { ...rest, data: { ...data, result } };
  },
};

interface PrometheusAnswer {
  readonly data?: {
    readonly resultType?: string;
    readonly result?: ReadonlyArray<{
      readonly metric: Readonly<Record<string, string>>;
    }>;
  };
}

/** The names that were written as alternatives of a pattern, within a string. */
function namesIn(pattern: string): string[] {
  const inPattern = unescaped(pattern);
  return (inPattern.match(/(?:[^|\\]|\\.)+/g) ?? []).map(unescaped);
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
