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

  it.each(['', '<html>', '{"a": Na}', '{"a": "NaN'])('refuses %j', text => {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError);
  });
});
