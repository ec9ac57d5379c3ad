import { decodeText } from './decodeText';

describe('decodeText', () => {
  it('reads UTF-8 only, with or without byte order mark', () => {
    expect(decodeText('f', Buffer.from('\ufeffé'))).toEqual({ value: 'é' });
    expect(decodeText('f', Buffer.from([0xff, 0xfe]))).toEqual({
      problem: 'f is not UTF-8 text',
    });
    expect(decodeText('f', Buffer.from('a\0b'))).toEqual({
      problem: 'f is not a text file',
    });
  });
});
