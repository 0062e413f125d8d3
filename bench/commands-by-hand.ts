/** Command strings of the current profile, read and written by hand: no other profile, no diagnosis. */
import type { ExecuteCommand, ExecuteParameter, ExecuteString } from '../codecs/index.js';

const opcodeEnd = new Uint8Array(0x10000);
for (const char of ' ,()[]"') opcodeEnd[char.charCodeAt(0)] = 1;

/** `undefined`: not well-formed. */
export const scanByHand = (source: string): ExecuteString | undefined => {
  const commands: ExecuteCommand[] = [];
  const { length } = source;
  let at = 0;
  for (;;) {
    while (at < length && isBlank(source.charCodeAt(at))) at++;
    if (at === length) return commands.length > 0 ? { commands } : undefined;
    if (source.charCodeAt(at) !== 0x5b) return undefined;
    const start = ++at;
    while (at < length && opcodeEnd[source.charCodeAt(at)] === 0) at++;
    if (at === start) return undefined;
    const opcode = source.slice(start, at);
    while (source.charCodeAt(at) === 0x20) at++;
    let parameters: ExecuteParameter[] | undefined;
    if (source.charCodeAt(at) === 0x28) {
      parameters = [];
      do {
        at++;
        const from = at;
        while (source.charCodeAt(at) === 0x20) at++;
        if (source.charCodeAt(at) === 0x22) {
          const open = ++at;
          let doubled = false;
          for (;;) {
            at = source.indexOf('"', at);
            if (at < 0) return undefined;
            if (source.charCodeAt(at + 1) !== 0x22) break;
            doubled = true;
            at += 2;
          }
          let text = source.slice(open, at++);
          while (source.charCodeAt(at) === 0x20) at++;
          const next = source.charCodeAt(at);
          if (next === 0x2c || next === 0x29) {
            if (doubled) text = text.replaceAll('""', '"');
            parameters.push({ text, quoted: true });
            continue;
          }
        }
        // Bare, or bare and quoted pieces.
        for (; ; at++) {
          const code = source.charCodeAt(at);
          if (code === 0x2c || code === 0x29) break;
          if (code === 0x22) at = source.indexOf('"', at + 1);
          else if (code === 0x28 || at >= length) return undefined;
          if (at < 0) return undefined;
        }
        parameters.push({ text: source.slice(from, at), quoted: false });
      } while (source.charCodeAt(at) === 0x2c);
      const only = parameters[0];
      if (parameters.length === 1 && only?.text === '' && !only.quoted) parameters = [];
      at++;
      while (source.charCodeAt(at) === 0x20) at++;
    }
    if (source.charCodeAt(at) !== 0x5d) return undefined;
    at++;
    commands.push({ opcode, parameters });
  }
};

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0d || code === 0x0a || code === 0x09;

/** Takes for granted that every bare text can stand bare. */
export const writeByHand = ({ commands }: ExecuteString): string => {
  let text = '';
  for (const { opcode, parameters } of commands) {
    text += `[${opcode}`;
    if (parameters !== undefined) {
      text += '(';
      for (let index = 0; index < parameters.length; index++) {
        const one = parameters[index] as ExecuteParameter;
        if (index > 0) text += ',';
        text += one.quoted ? `"${one.text.includes('"') ? one.text.replaceAll('"', '""') : one.text}"` : one.text;
      }
      text += ')';
    }
    text += ']';
  }
  return text;
};
