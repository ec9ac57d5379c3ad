import { readCardFrontMatter } from './frontMatter';
import { MarkdownSection, markdownSections } from './markdownSections';

/** The sections of a model card after Mitchell et al. 2019, with other words that their headings go by. */
const SECTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Model Details',
    [
      'model detail',
      'model description',
      'model overview',
      'model information',
      'about the model',
      'about this model',
      'model summary',
      'overview',
    ],
  ],
  [
    'Intended Use',
    [
      'intended use',
      'intended uses and limitations',
      'intended purpose',
      'intended user',
      'use',
      'use case',
      'direct use',
      'purpose',
      'how to use',
    ],
  ],
  [
    'Factors',
    [
      'factor',
      'relevant factor',
      'evaluation factor',
      'group',
      'subpopulation',
      'testing data factors and metrics',
    ],
  ],
  [
    'Metrics',
    [
      'metric',
      'performance metric',
      'evaluation metric',
      'performance measure',
      'model performance measure',
      'testing data factors and metrics',
    ],
  ],
  [
    'Evaluation Data',
    [
      'evaluation data',
      'evaluation dataset',
      'test data',
      'test dataset',
      'testing data',
      'validation data',
      'held out data',
      'testing data factors and metrics',
    ],
  ],
  [
    'Training Data',
    [
      'training data',
      'training dataset',
      'training set',
      'data used for training',
    ],
  ],
  [
    'Quantitative Analyses',
    [
      'quantitative analyse',
      'quantitative analysis',
      'evaluation result',
      'result',
      'performance',
      'model performance',
      'performance result',
      'disaggregated evaluation',
    ],
  ],
  [
    'Ethical Considerations',
    [
      'ethical consideration',
      'ethic',
      'ethics',
      'fairness',
      'bias',
      'bias and fairness',
      'fairness and bias',
      'ethics and fairness',
      'bias risks and limitations',
      'responsible ai',
    ],
  ],
  [
    'Caveats and Recommendations',
    [
      'caveat and recommendation',
      'caveat',
      'recommendation',
      'limitation',
      'known limitation',
      'limitation and recommendation',
      'risks and limitations',
      'bias risks and limitations',
    ],
  ],
]);

const NAMES_BY_HEADING = new Map<string, string[]>();
for (const [name, headings] of SECTIONS) {
  for (const heading of headings) {
    const key = normalize(heading);
    NAMES_BY_HEADING.set(key, [...(NAMES_BY_HEADING.get(key) ?? []), name]);
  }
}

/** The sections of a model card that say something of their own, in the order of the paper. */
export function modelCardSections(text: string): string[] {
  const sections = markdownSections(text);
  const found = new Set<string>(readCardFrontMatter(text).sections);
  sections.forEach((section, index) => {
    const names = namesOf(section);
    if (!names.length || !contentOf(sections, index).some(saysSomething))
      return;
    names.forEach(name => found.add(name));
  });
  return [...SECTIONS.keys()].filter(name => found.has(name));
}

/**
 * Whether a text that could be anything, such as a README, is a model card: it says so, it has the front matter of one, or
 * most of the sections.
 */
export function isModelCard(text: string): boolean {
  return (
    readCardFrontMatter(text).isOfModel ||
    markdownSections(text).some(
      ({ level, heading }) => level <= 2 && /\bmodel[ -]?card\b/i.test(heading),
    ) ||
    modelCardSections(text).length >= 4
  );
}

function namesOf({ level, heading }: MarkdownSection): readonly string[] {
  return level >= 1 && level <= 4
    ? NAMES_BY_HEADING.get(normalize(heading)) ?? []
    : [];
}

/** Lines of a section and of the parts below it that are no sections of their own. */
function contentOf(
  sections: readonly MarkdownSection[],
  index: number,
): string[] {
  const lines = [...sections[index].lines];
  // Not longer than up to the next section of a name, so that all of a text is gone through about once.
  for (let at = index + 1; at < sections.length; at++) {
    const next = sections[at];
    if (next.level <= sections[index].level || namesOf(next).length) break;
    lines.push(...next.lines);
  }
  return lines;
}

/** Lower case, without numbers in front, emphasis, punctuation and the plural, so that headings can be compared. */
function normalize(heading: string): string {
  return heading
    .slice(0, 200)
    .toLowerCase()
    .replace(/\{#[^}]*\}|<[^<>]*>/g, ' ')
    .replace(/&amp;|&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:\d+ )+/, '')
    .replace(/ (?:section|of the model)$/, '')
    .split(' ')
    .filter(word => word !== 'the')
    .map(word => (word.length > 3 ? word.replace(/(?<!s|i)s$/, '') : word))
    .join(' ');
}

/** What templates hold where their writer should have written. */
const TEMPLATE =
  /^(?:n a|na|none|tbd|tba|wip|xxx|fixme|(?:insert|todo|to do|placeholder|coming soon|work in progress|more information needed|information needed|to be (?:added|completed|decided|defined|determined|done|filled|written)|describe (?:here|the|your|how|what)|(?:fill|write|add|enter|put|provide) .*\b(?:here|below|in)|your .* here|lorem ipsum)(?: .*)?)$/;

/** Whether a line holds words or numbers of its own, and not only a label, a rule or template text. */
export function saysSomething(line: string): boolean {
  const written = line
    .slice(0, 1000)
    .replace(/\{\{[^}]*\}\}|<[^<>]*>|!\[[^\][]*\]\([^()]*\)/g, ' ')
    // [Insert …], [TODO], [More Information Needed], but not [a link](…).
    .replace(/\[([^\][]*)\](?!\()/g, (whole, inner) =>
      TEMPLATE.test(words(inner)) ? ' ' : whole,
    )
    .trim();
  if (/:[\s*_]*$/.test(written)) return false;
  const [, label, rest] =
    written.match(/^[\s>*_+-]*([\p{L}\p{N} /()-]{1,60}):[\s*_]*(.*)$/u) ?? [];
  const text = words(label && !TEMPLATE.test(words(label)) ? rest : written);
  return text.length >= 2 && !TEMPLATE.test(text);
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
