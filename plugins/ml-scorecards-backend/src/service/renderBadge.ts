import {
  badgeQuerySchema,
  Level,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { z } from 'zod';

type Shown = z.output<typeof badgeQuerySchema>['show'];

const LABEL = 'ML scorecard';

/** White text has a contrast of at least 4.5 to 1 on each. */
const LEVEL_COLOURS: Readonly<Record<Level, string>> = {
  none: '#5f6368',
  bronze: '#8a5a2b',
  silver: '#5b6f82',
  gold: '#806600',
};
const TIER_COLOUR = '#35507a';
const LABEL_COLOUR = '#333333';

const HEIGHT = 20;
const PADDING = 6;
/** About what signs take in the fonts that are asked for. `textLength` makes it so in any font. */
const NARROW_WIDTH = 4;
const USUAL_WIDTH = 6.9;

/** The level and the reliability tier of a component as a small image in SVG. Pure. */
export function renderBadge(
  { title, level, tier }: Pick<ScorecardSummary, 'title' | 'level' | 'tier'>,
  show: Shown,
): string {
  const levelText = level === 'none' ? 'no level' : level;
  const tierText = tier.replace('-', ' ');
  const message = {
    level: levelText,
    tier: tierText,
    both: `${levelText} · ${tierText}`,
  }[show];
  const colour = show === 'tier' ? TIER_COLOUR : LEVEL_COLOURS[level];
  const left = widthOf(LABEL) + 2 * PADDING;
  const width = left + widthOf(message) + 2 * PADDING;
  const text = (content: string, x: number) =>
    `<text x="${x}" y="14" textLength="${widthOf(content)}" ` +
    `lengthAdjust="spacingAndGlyphs">${escapeXml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-labelledby="title">`,
    `<title id="title">${escapeXml(
      `${LABEL} of ${title}: ${message}`,
    )}</title>`,
    `<rect width="${width}" height="${HEIGHT}" rx="3" fill="${colour}"/>`,
    `<path d="M3 0h${
      left - 3
    }v${HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="${LABEL_COLOUR}"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">`,
    text(LABEL, PADDING),
    text(message, left + PADDING),
    '</g></svg>',
  ].join('');
}

function widthOf(text: string): number {
  const narrow = text.match(/[fijlrt ·]/g)?.length ?? 0;
  return Math.ceil(
    narrow * NARROW_WIDTH + (text.length - narrow) * USUAL_WIDTH,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Leaves out what XML cannot hold: control characters and halves of surrogate pairs. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"']/g, sign => ENTITIES[sign]);
}
