/** The formats of this folder, each with all that it can do. */
import type { FormatCodec } from '../kernel/format-codec.js';
import { linkNames } from './link.js';
import { namesFormatCodec } from './names.js';
import { nativeFormat } from './native.js';
import { objectLinkNames, ownerLinkNames } from './object-link.js';

const why = 'It is three names of visible characters, each ended by a NUL, and the whole by a second one.';

export const linksFormats: readonly FormatCodec[] = [
  namesFormatCodec(linkNames, 'DDE-LINK-002', { score: 0.3, why }),
  namesFormatCodec(objectLinkNames, 'DDE-OBJECTLINK-002', { score: 0.25, why }),
  namesFormatCodec(ownerLinkNames, 'DDE-OWNERLINK-002', { score: 0.2, why }),
  nativeFormat,
];
