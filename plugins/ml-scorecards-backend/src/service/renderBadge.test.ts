import {
  LEVELS,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { renderBadge } from './renderBadge';

const fraud = { title: 'Fraud', level: 'gold', tier: 'tier-1' } as const;

/** What stands in an element. */
function textsIn(svg: string, element: 'title' | 'text'): string[] {
  return [...svg.matchAll(new RegExp(`<${element}[^>]*>([^<]*)<`, 'g'))].map(
    ([, text]) => text,
  );
}

describe('renderBadge', () => {
  it.each([
    ['level', 'gold'],
    ['tier', 'tier 1'],
    ['both', 'gold · tier 1'],
  ] as const)('shows the %s', (show, expected) => {
    const svg = renderBadge(fraud, show);
    expect(textsIn(svg, 'text')).toEqual(['ML scorecard', expected]);
    expect(textsIn(svg, 'title')).toEqual([
      `ML scorecard of Fraud: ${expected}`,
    ]);
    expect(svg).toContain('role="img"');
  });

  it('has room for every text, and a colour for every level', () => {
    const colours = new Set<string>();
    for (const level of LEVELS) {
      for (const tier of RELIABILITY_TIERS) {
        const svg = renderBadge({ ...fraud, level, tier }, 'both');
        const [, width] = svg.match(/<svg[^>]* width="(\d+)"/)!;
        const texts = [
          ...svg.matchAll(/x="([\d.]+)" y="14" textLength="(\d+)"/g),
        ];
        const ends = texts.map(([, x, length]) => Number(x) + Number(length));
        expect(texts).toHaveLength(2);
        expect(Number(texts[1][1])).toBeGreaterThan(ends[0]);
        expect(Number(width)).toBeGreaterThan(ends[1]);
        colours.add(svg.match(/<rect[^>]*fill="([^"]+)"/)![1]);
      }
    }
    expect(colours.size).toBe(LEVELS.length);
  });

  it('says that there is no level, and that a tier is not known', () => {
    const svg = renderBadge(
      { ...fraud, level: 'none', tier: 'unclassified' },
      'both',
    );
    expect(textsIn(svg, 'text')[1]).toBe('no level · unclassified');
  });

  it('can be told apart on white text', () => {
    for (const level of LEVELS) {
      const svg = renderBadge({ ...fraud, level }, 'level');
      const [, colour] = svg.match(/<rect[^>]*fill="#([^"]+)"/)!;
      const [r, g, b] = [0, 2, 4].map(at => {
        const part = parseInt(colour.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      expect(1.05 / (luminance + 0.05)).toBeGreaterThan(4.5);
    }
  });

  it.each([
    '</title><script>alert(1)</script>',
    '"><image href="x" onerror="alert(1)"/>',
    `'&<>"\u0000\u0007\ud800]]>`,
  ])('takes the title %j for nothing but text', title => {
    const svg = renderBadge({ ...fraud, title }, 'both');
    const plain = renderBadge({ ...fraud, title: '' }, 'both');
    const elements = (text: string) => text.match(/<\/?\w+/g);
    expect(elements(svg)).toEqual(elements(plain));
    expect(svg).not.toMatch(/[\p{Cc}\p{Cs}]|&(?!\w+;|#39;)/u);
  });
});
