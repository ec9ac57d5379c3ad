import { neutralizeFormulas } from './neutralizeFormulas';

describe('neutralizeFormulas', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    [' =1', "' =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\u200b=1', "'\u200b=1"],
    ['\ufeff=1', "'\ufeff=1"],
    ['"=1', `'"=1`],
    ["'=1", "''=1"],
    ['＝1', "'＝1"],
    ['＠x', "'＠x"],
    ['\t=1', "'\t'=1"],
    ['model;=cmd', "model;'=cmd"],
    ['model; "=cmd";+1', `model;' "=cmd";'+1`],
    ['model\n=cmd', "model\n'=cmd"],
    ['model\r\n@cmd', "model\r'\n'@cmd"],
  ])('makes %j harmless', (text, expected) => {
    expect(neutralizeFormulas(text)).toBe(expected);
  });

  it.each([
    '',
    'Fraud detector',
    'component:default/a-b',
    'a=b',
    'a, -b',
    'Zürich 𝄞',
    'a; b',
    '2026-01-01T00:00:00.000Z',
    '#REF',
  ])('leaves %j alone', text => {
    expect(neutralizeFormulas(text)).toBe(text);
  });
});
