/** Data of each format at any length: as a program would send them, so that decoding does its usual work. */

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
const wide = (text: string): Uint8Array => latin1([...text].map((char) => `${char}\0`).join(''));

const word = (value: number): readonly number[] => [value & 0xff, (value >>> 8) & 0xff];
const dword = (value: number): readonly number[] => [...word(value), ...word(value >>> 16)];

const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));

/** As many of the numbered pieces as fit between head and tail. */
const filled = (size: number, head: string, piece: (index: number) => string, tail: string): string => {
  const parts = [head];
  let length = head.length + tail.length;
  for (let index = 0; ; index++) {
    const next = piece(index);
    if (length + next.length > size) break;
    parts.push(next);
    length += next.length;
  }
  return `${parts.join('')}${tail}`;
};

const lines = (size: number): string => filled(size, '', (index) => `Quote ${index}\t101.25\r\n`, '\0');
const commands = (size: number): string => filled(size, '', () => '[open("sample, one.xls")][run(R1C1)]', '\0');

const padded = (head: Uint8Array | readonly number[], size: number, fill = 0x41): Uint8Array =>
  join(head, new Uint8Array(Math.max(0, size - head.length)).fill(fill));

const repeated = (head: Uint8Array | readonly number[], piece: Uint8Array, size: number): Uint8Array =>
  join(head, ...Array.from({ length: Math.floor((size - head.length) / piece.length) }, () => piece));

/** Rows of 16 pixels of 32 bits, as high as there is room. */
const dib = (size: number): Uint8Array => {
  const height = Math.max(1, Math.floor((size - 40) / 64));
  const header = [...dword(40), ...dword(16), ...dword(height), ...word(1), ...word(32), ...dword(0), ...dword(0)];
  return padded([...header, ...dword(0), ...dword(0), ...dword(0), ...dword(0)], 40 + height * 64);
};

const dibV5 = (size: number): Uint8Array => {
  const header = new Uint8Array(124);
  header.set(dib(size).subarray(0, 40));
  header[0] = 124;
  const height = Math.max(1, Math.floor((size - 40) / 64));
  header.set(latin1('BGRs'), 56);
  return padded(header, 124 + height * 64);
};

const sylk = (size: number): string =>
  filled(size, 'ID;PWXL;N;E\r\n', (index) => `C;Y${index + 1};X1;K${index}.5\r\n`, 'E\r\n');

const dif = (size: number): string =>
  filled(
    size,
    'TABLE\r\n0,1\r\n"sample"\r\nVECTORS\r\n0,1\r\n""\r\nTUPLES\r\n0,9\r\n""\r\nDATA\r\n0,0\r\n""\r\n',
    (index) => `-1,0\r\nBOT\r\n0,${index}.5\r\nV\r\n`,
    '-1,0\r\nEOD\r\n',
  );

const html = (size: number): string => {
  const digits = (value: number): string => String(value).padStart(10, '0');
  const header = (start: number, end: number, from: number, to: number): string =>
    `Version:0.9\r\nStartHTML:${digits(start)}\r\nEndHTML:${digits(end)}\r\n` +
    `StartFragment:${digits(from)}\r\nEndFragment:${digits(to)}\r\n`;
  const at = header(0, 0, 0, 0).length;
  const open = '<html><body>\r\n<!--StartFragment-->';
  const close = '<!--EndFragment-->\r\n</body></html>';
  const fragment = filled(size - at - open.length - close.length - 1, '', (index) => `<p>Quote ${index}</p>`, '');
  const from = at + open.length;
  return `${header(at, from + fragment.length + close.length, from, from + fragment.length)}${open}${fragment}${close}\0`;
};

const rtf = (size: number): string =>
  filled(size, '{\\rtf1\\ansi\\ansicpg1252', (index) => `{\\b Quote ${index}}\\par\r\n`, '}\0');

const drop = (size: number): Uint8Array =>
  join(
    [...dword(20), ...dword(0), ...dword(0), ...dword(0), ...dword(1)],
    wide(filled((size - 20) / 2, '', (index) => `C:\\quotes\\${index}.xls\0`, '\0')),
  );

const descriptors = (size: number, width: number): Uint8Array => {
  const count = Math.max(1, Math.floor((size - 4) / width));
  const one = new Uint8Array(width);
  one.set(latin1('q.xls'), 72);
  if (width > 400) one.set(wide('q.xls'), 72);
  return join(dword(count), ...Array.from({ length: count }, () => one));
};

/** Blocks of a float and a string, a row each; the count of rows is a word. */
const xlTable = (size: number): Uint8Array => {
  const row = [...word(1), ...word(8), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, ...word(2), ...word(6), 5, ...latin1('quote')];
  const rows = Math.min(0xffff, Math.max(1, Math.floor((size - 8) / row.length)));
  return repeated([...word(0x10), ...word(4), ...word(rows), ...word(2)], Uint8Array.from(row), 8 + rows * row.length);
};

const palette = (size: number): Uint8Array => {
  const count = Math.min(0xffff, Math.floor((size - 4) / 4));
  return padded([...word(0x300), ...word(count)], 4 + count * 4, 0x40);
};

const metafile = (size: number): Uint8Array => {
  const count = Math.floor((size - 88 - 20) / 16);
  const header = new Uint8Array(88);
  header.set([...dword(1), ...dword(88)]);
  header.set(latin1(' EMF'), 40);
  header.set([...dword(0x10000), ...dword(88 + count * 16 + 20), ...dword(count + 2), ...word(1), ...word(0)], 44);
  const record = Uint8Array.from([...dword(27), ...dword(16), ...dword(1), ...dword(2)]);
  const end = [...dword(14), ...dword(20), ...dword(0), ...dword(0), ...dword(20)];
  return join(header, ...Array.from({ length: count }, () => record), end);
};

const tiff = (size: number): Uint8Array => {
  const count = Math.min(0xffff, Math.floor((size - 14) / 12));
  const entry = Uint8Array.from([...word(256), ...word(4), ...dword(1), ...dword(7)]);
  const entries = Array.from({ length: count }, () => entry);
  return join([0x49, 0x49, 0x2a, 0, ...dword(8), ...word(count)], ...entries, dword(0));
};

const riff = (size: number, form: string): Uint8Array => {
  const format = [
    ...latin1('fmt '),
    ...dword(16),
    ...word(1),
    ...word(1),
    ...dword(8000),
    ...dword(8000),
    ...word(1),
    ...word(8),
  ];
  const data = Math.max(0, size - 12 - format.length - 8) & ~1;
  const body = join(latin1(form), format, latin1('data'), dword(data), new Uint8Array(data));
  return join(latin1('RIFF'), dword(body.length), body);
};

const chunks = (size: number): Uint8Array => {
  const body = repeated(
    latin1('TEST'),
    Uint8Array.from([...latin1('chnk'), ...dword(16), ...new Uint8Array(16)]),
    size - 8,
  );
  return join(latin1('RIFF'), dword(body.length), body);
};

const header = (size: number): Uint8Array => padded([0, 0x80, 0x00, 0xc1], size);
/** A structure, and a block around it that is larger. */
const zeros = (size: number): Uint8Array => new Uint8Array(size);
const path = (size: number): string => `C:\\${'quotes\\'.repeat(size).slice(0, size - 4)}\0`;
const threeNames = (size: number): string => `Excel\0${'a'.repeat(size - 20)}\0R1C1\0\0`;

/** The makers, by the name of the format: each gives `size` bytes, or a few less. */
export const samples: ReadonlyMap<string, (size: number) => Uint8Array> = new Map([
  ...['DDEACK', 'DDEADVISE', 'DDEDATA', 'DDEPOKE', 'DDELN', 'DDEUP'].map((name) => [name, header] as const),
  ['execute', (size) => latin1(commands(size))],
  ['execute-unicode', (size) => wide(commands(size / 2))],
  ...['CF_TEXT', 'CF_OEMTEXT', 'tab-text'].map((name) => [name, (size: number) => latin1(lines(size))] as const),
  ['CF_UNICODETEXT', (size) => wide(lines(size / 2))],
  ['Csv', (size) => latin1(filled(size, '', (index) => `Quote ${index},"a ""b"", c",101.25\r\n`, '\0'))],
  ['XlTable', xlTable],
  ['CF_SYLK', (size) => latin1(sylk(size))],
  ['CF_DIF', (size) => latin1(dif(size))],
  ...['Link', 'ObjectLink', 'OwnerLink'].map((name) => [name, (size: number) => latin1(threeNames(size))] as const),
  ['CF_DIB', dib],
  ['CF_DIBV5', dibV5],
  ['CF_ENHMETAFILE', metafile],
  ['CF_PALETTE', palette],
  ['CF_TIFF', tiff],
  ['CF_RIFF', chunks],
  ['CF_WAVE', (size) => riff(size, 'WAVE')],
  ['HTML Format', (size) => latin1(html(size))],
  ['Rich Text Format', (size) => latin1(rtf(size))],
  ['CF_HDROP', drop],
  ['FileGroupDescriptor', (size) => descriptors(size, 332)],
  ['FileGroupDescriptorW', (size) => descriptors(size, 592)],
  ['FileName', (size) => latin1(path(size))],
  ['FileNameW', (size) => wide(path(size / 2))],
]);

/** The sample of a format; for a format of a fixed size, a block of zeros that is larger than it. */
export const sampleOf = (format: string, size: number): Uint8Array => (samples.get(format) ?? zeros)(size);
