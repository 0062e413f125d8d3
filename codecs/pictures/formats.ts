/** The formats of this folder, each with all that it can do. */
import type { FormatCodec } from '../format-codec.js';
import { dibFormats } from './dib-format.js';

export const picturesFormats: readonly FormatCodec[] = [...dibFormats];
