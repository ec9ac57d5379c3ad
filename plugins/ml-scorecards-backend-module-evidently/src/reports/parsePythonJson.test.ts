import { parsePythonJson } from './parsePythonJson';

describe('parsePythonJson', () => {
  it('reads what JSON has no number for as null', () => {
    expect(
      parsePythonJson('{"a": NaN, "b": [Infinity, -Infinity, -1e3]}'),
    ).toEqual({ a: null, b: [null, null, -1000] });
  });

  it('leaves texts as they are', () => {
    const text = JSON.stringify({ 'NaN "x': 'is NaN, \\" -Infinity', n: null });
    expect(parsePythonJson(text.replace('null', 'NaN'))).toEqual(
      JSON.parse(text),
    );
  });

  it('refuses a long text without an end, and reads one with it', () => {
    const quotes = '\\"'.repeat(500_000);
    expect(() => parsePythonJson(`{"a": NaN, "b": "${quotes}`)).toThrow(
      SyntaxError,
    );
    expect(parsePythonJson(`{"a": NaN, "b": "${quotes}"}`)).toEqual({
      a: null,
      b: '"'.repeat(500_000),
    });
  });

  it.each(['', '<html>', '{"a": Na}', '{"a": "NaN'])('refuses %j', text => {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError);
  });
});
