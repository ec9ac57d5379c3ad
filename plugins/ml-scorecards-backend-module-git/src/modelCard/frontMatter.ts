import { parseYaml } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/** What stands above a Markdown text between two lines of dashes, and the rest. Front matter that is not closed is text. */
export function splitFrontMatter(text: string): {
  readonly frontMatter?: string;
  readonly body: string;
} {
  const [start] = text.match(/^---[ \t]*\r?\n/) ?? [];
  if (!start) return { body: text };
  // From before the line end, as there may be nothing between the two lines.
  const from = start.trimEnd().length;
  const end = text.slice(from).search(/\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/);
  if (end < 0) return { body: text };
  return {
    frontMatter: text.slice(start.length, from + end),
    body: text.slice(from + end).replace(/^\r?\n[^\n]*/, ''),
  };
}

const oneOrMore = z.union([z.string().min(1), z.array(z.string()).min(1)]);
const said = <T>(shape: z.ZodType<T>) => shape.optional().catch(undefined);
const shape = z.looseObject({
  library_name: said(z.string().min(1)),
  pipeline_tag: said(z.string().min(1)),
  base_model: said(oneOrMore),
  datasets: said(oneOrMore),
  'model-index': said(
    z.array(
      z.looseObject({
        results: z.array(
          z.looseObject({
            metrics: z.array(z.looseObject({ value: z.unknown() })),
          }),
        ),
      }),
    ),
  ),
});

/** What the front matter of a model card says, as the Model Hub of Hugging Face reads it. */
export interface CardFrontMatter {
  /** Whether it is about a model: cards of data sets have front matter, too. */
  readonly isOfModel: boolean;
  /** Sections of the card that the Hub makes of it. */
  readonly sections: readonly string[];
}

/** Reads the front matter of a card. What cannot be understood says nothing. */
export function readCardFrontMatter(text: string): CardFrontMatter {
  const { frontMatter } = splitFrontMatter(text);
  const yaml = parseYaml('front matter', frontMatter ?? '');
  const parsed = shape.safeParse('value' in yaml ? yaml.value : undefined);
  if (!parsed.success) return { isOfModel: false, sections: [] };
  const { datasets, 'model-index': index, ...rest } = parsed.data;
  const isOfModel = Boolean(
    index || rest.library_name || rest.pipeline_tag || rest.base_model,
  );
  const isMeasured = index?.some(({ results }) =>
    results.some(({ metrics }) =>
      metrics.some(({ value }) => ['number', 'string'].includes(typeof value)),
    ),
  );
  return {
    isOfModel,
    sections: [
      ...(isMeasured ? ['Metrics', 'Quantitative Analyses'] : []),
      // Of a model, these are what it was trained on.
      ...(isOfModel && datasets ? ['Training Data'] : []),
    ],
  };
}
