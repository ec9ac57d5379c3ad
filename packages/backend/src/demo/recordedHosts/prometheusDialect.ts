import { Dialect } from './createRecordedHost';

/** A matcher of several values at once: `name=~"a|b"`. */
const ALTERNATIVES = /(\w+)=~"((?:[^"\\]|\\.)*)"/g;

/**
 * The collector asks about some components at a time, and as of now. Here each question is taken for one about all, and the
 * answer is what is left of it for those that were asked about.
 */
export const prometheusDialect: Dialect = {
  simplify(query) {
    const simple = new URLSearchParams(query);
    simple.delete('time');
    const text = simple.get('query');
    if (text !== null) {
      simple.set('query', text.replace(ALTERNATIVES, '$1=~"…"'));
    }
    return simple;
  },
  narrow(json, query) {
    const wanted = [...(query.get('query') ?? '').matchAll(ALTERNATIVES)].map(
      ([, label, values]) => ({
        label,
        is: new RegExp(`^(?:${unquoted(values)})$`),
      }),
    );
    const { data } = json as Partial<PrometheusAnswer>;
    if (!data?.result) return json;
    return {
      ...(json as object),
      data: {
        ...data,
        result: data.result.filter(({ metric }) =>
          wanted.every(
            ({ label, is }) =>
              metric[label] === undefined || is.test(metric[label]),
          ),
        ),
      },
    };
  },
};

interface PrometheusAnswer {
  data: { result?: Array<{ metric: Record<string, string> }> };
}

/** A string of PromQL as the text that it stands for. */
function unquoted(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
